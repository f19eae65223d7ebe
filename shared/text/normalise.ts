/** A message as it came from Teams, as far as its words go. */
export interface RawMessage {
  text?: string | undefined;
  /** `plain`, `markdown` or `xml`; anything but `plain` and `markdown` is taken as mark-up. */
  textFormat?: string | undefined;
  recipient?: { id?: string; name?: string } | undefined;
  entities?: readonly unknown[] | undefined;
}

const longest = 100_000;
const mostEntities = 50;

const known =
  'at|p|div|br|span|b|i|u|s|em|strong|a|ul|ol|li|code|pre|h[1-6]|font|img|emoji|attachment|systemeventmessage|table|tbody|thead|tr|td|th|hr|blockquote|quote|codeblock';
const knownTag = new RegExp(`^</?(?:${known})(?:[\\s/][^]*)?>$`, 'i');
const blockTag = /^<\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|hr|pre|blockquote|codeblock)\b/i;

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nbsp: ' ',
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '',
    zwj: '',
    shy: '',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
  }),
);

/**
 * The words of a message as plain text with its line breaks: without the bot's mention, quoted messages, mark-up, invisible signs and needless spaces.
 * Other people's mentions become their names; emoji stay. Linear in the length; what comes after 100,000 characters is left out. Empty text means that nothing was said.
 */
export function normalise(given: RawMessage): string {
  const message = sound(given);
  const text = (message.text ?? '').slice(0, longest).toWellFormed().replace(/\r\n?/g, '\n');
  const markup = message.textFormat !== undefined && message.textFormat !== 'plain' && message.textFormat !== 'markdown';
  const words = withoutEntities(withoutTags(withoutQuotes(withoutMentions(text, message)), markup));
  return withoutHandle(withoutQuotedLines(tidy(words)), message.recipient?.name);
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

/** The message without whatever is not of the sort that it should be: it comes from outside and may hold anything. */
function sound({ text, textFormat, recipient, entities }: RawMessage): RawMessage {
  const [id, name] = [textOr(recipient?.id, undefined), textOr(recipient?.name, undefined)];
  return {
    text: textOr(text, ''),
    textFormat: textOr(textFormat, undefined),
    recipient: { ...(id !== undefined && { id }), ...(name !== undefined && { name }) },
    entities: Array.isArray(entities) ? entities : [],
  };
}

/** The texts that mention the recipient, as the message's entities tell. */
function mentions({ entities, recipient }: RawMessage): string[] {
  return (entities ?? []).slice(0, mostEntities).flatMap((entity) => {
    const { type, text, mentioned } = (entity ?? {}) as { type?: unknown; text?: unknown; mentioned?: { id?: unknown } };
    return type === 'mention' &&
      typeof text === 'string' &&
      text.length > 0 &&
      recipient?.id !== undefined &&
      mentioned?.id === recipient.id
      ? [text]
      : [];
  });
}

function withoutMentions(text: string, message: RawMessage): string {
  let rest = text;
  const own = mentions(message);
  for (const mention of own) rest = rest.replaceAll(mention, ' ');
  const name = message.recipient?.name?.trim().toLowerCase();
  let place = 0;
  return rest.replace(/<at\b[^<>]*>([^<>]*)<\/at>/gi, (_all, inside: string, at: number) => {
    const first = place++ === 0 && rest.slice(0, at).trim() === '';
    const recipient = name === undefined ? first : inside.trim().toLowerCase() === name;
    return own.length === 0 && recipient ? ' ' : inside;
  });
}

/** Leaves out quoted messages; a quote that is never closed is taken as words. */
function withoutQuotes(text: string): string {
  if (!/<(?:block)?quote/i.test(text)) return text;
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return text;
  const kept: string[] = [];
  let [depth, from] = [0, 0];
  for (const tag of lower.matchAll(/<(\/?)(?:blockquote|quote)\b[^<>]*>/g)) {
    if (depth === 0) kept.push(text.slice(from, tag.index));
    depth = Math.max(0, depth + (tag[1] ? -1 : 1));
    from = tag.index + (depth === 0 ? tag[0].length : 0);
  }
  return [...kept, text.slice(from)].join('\n');
}

function withoutTags(text: string, markup: boolean): string {
  if (!text.includes('<')) return text;
  return text.replace(/<[^<>]*>/g, (tag) => {
    if (!(markup ? /^<[/!?a-z]/i : knownTag).test(tag)) return tag;
    if (blockTag.test(tag)) return '\n';
    return /^<(?:img|emoji)\b/i.test(tag) ? (/\balt="([^"]{1,40})"/i.exec(tag.slice(0, 500))?.[1] ?? '') : '';
  });
}

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (all, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return named.get(name.toLowerCase()) ?? all;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
    },
  );
}

/** Plain spaces, no invisible signs, no direction overrides, no spaces at the ends of lines, at most one empty line. */
function tidy(text: string): string {
  return text
    .replace(/[\u2028\u2029\u0085]/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}|\u20e3/gu,
      '',
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Without the lines of a quoted message at the head; a text of nothing but such lines keeps its words. */
function withoutQuotedLines(text: string): string {
  if (!text.startsWith('>')) return text;
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line !== '' && !line.startsWith('>'));
  const kept = first < 0 ? lines.map((line) => line.replace(/^(?:> ?)+/, '')) : lines.slice(first);
  return kept.join('\n').trim();
}

/** Without the bot's name typed by hand in front (`@Deskhand my tickets`). */
function withoutHandle(text: string, name: string | undefined): string {
  if (!name || !text.startsWith('@') || text.slice(1, name.length + 1).toLowerCase() !== name.toLowerCase()) return text;
  const rest = text.slice(name.length + 1);
  return rest === '' || /^[\s,:]/.test(rest) ? rest.replace(/^[\s,:]+/, '') : text;
}
