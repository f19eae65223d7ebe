/** One server-sent event. */
export interface ServerEvent {
  event: string;
  data: string;
}

/** Reads a stream of server-sent events in pieces of any size. Comments (the server's heartbeat) are passed over. */
export function parseEvents(): (text: string) => ServerEvent[] {
  let rest = '';
  return (text) => {
    const blocks = `${rest}${text}`.replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line));
      const data = fields.flatMap((found) => (found?.[1] === 'data' ? [found[2]!] : []));
      const event = fields.find((found) => found?.[1] === 'event')?.[2] ?? 'message';
      return data.length === 0 ? [] : [{ event, data: data.join('\n') }];
    });
  };
}
