/** Everything but printable ASCII, and what Markdown could read as its own: the quick test that most texts pass. */
const plainAscii = /^[\x20-\x7e]*$/;

const lineBreaks = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

/** Control characters but line feed, soft hyphens, zero-width spaces, overrides and isolates of direction, annotations, tags, non-characters. */
const unwanted =
  /[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e0fff}]/gu;

/** The text without anything that is not seen: control characters, direction overrides, zero-width spaces, half characters. Tabs become spaces; line breaks stay as `\n`. */
export function cleanText(text: string): string {
  if (plainAscii.test(text)) return text;
  return text.toWellFormed().replace(lineBreaks, '\n').replace(/\t/g, ' ').replace(unwanted, '');
}

/** The beginning of a text, at most `max` UTF-16 units with `ending` at its end when something was left out; no character is cut in half. */
export function shortened(text: string, max: number, ending = '…'): string {
  if (text.length <= max) return text;
  const room = max - ending.length;
  if (room <= 0) return '';
  const cut = text.slice(0, room).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\u200d\s]+$/, '')}${ending}`;
}

/** The text cleaned, on one line, without spaces around it, shortened: for titles of buttons and choices and for plain summaries. Not escaped. */
export function plainLine(text: string, max: number): string {
  const clean = cleanText(text.length > 4 * max ? text.slice(0, 4 * max) : text);
  const line = /^\s|\s$|\s\s|\n/.test(clean) ? clean.replace(/\s+/g, ' ').trim() : clean;
  return shortened(line, max);
}

/** The text cleaned and shortened with its lines kept: for the values of inputs. Not escaped. */
export function plainLines(text: string, max: number, ending?: string): string {
  return shortened(cleanText(text.length > 4 * max ? text.slice(0, 4 * max) : text).trim(), max, ending);
}

const marks = /[\\`*_{}[\]()#<>~|&]/g;
const lineMark = /\n|^[-+\s]|^\d+\./;
const anyMark = /[\\`*_{}[\]()#<>~|&\n]|^[-+\s]|^\d+\./;

/**
 * The text as Markdown that shows exactly it: no emphasis, links, lists, headings, code, HTML, entities or date functions. Every line stays a line of its own
 * (a blank line parts them, since Teams joins the others). The text must be clean.
 */
export function markdownOf(text: string): string {
  if (!anyMark.test(text)) return text;
  const escaped = text.replace(marks, '\\$&');
  if (!lineMark.test(text)) return escaped;
  return escaped
    .replace(/^[ \u00a0]+/gm, (spaces) => '\u00a0'.repeat(Math.min(spaces.length, 8)))
    .replace(/^(\u00a0*)([-+])/gm, '$1\\$2')
    .replace(/^(\u00a0*\d+)\./gm, '$1\\.')
    .replace(/\n+/g, '\n\n');
}
