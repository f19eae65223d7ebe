import { request } from 'node:http';

/** The answer to a post; the body is parsed when it is JSON, and is the text otherwise. */
export interface PostAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

function read(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Posts JSON to a loopback address; rejects when no answer comes or the signal aborts. */
export function postJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  signal: AbortSignal,
): Promise<PostAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PostAnswer>();
  const bytes = Buffer.from(JSON.stringify(body));
  const outgoing = request(
    url,
    { method: 'POST', headers: { ...headers, 'content-length': String(bytes.length) }, signal, agent: false },
    (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: read(text) });
      });
    },
  );
  outgoing.on('error', reject);
  outgoing.end(bytes);
  return promise;
}
