import { refuse } from './refuse.ts';

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f', '0': '\0' };
const special = new Set('^$.*+?()[]{}|');

/** The pattern that means "starts with this text", exactly, whatever the text holds: the only pattern of the subset. */
export function prefixPattern(text: string): RegExp {
  return new RegExp(`^${text.toWellFormed().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}`);
}

/** The text an anchored pattern starts with; refuses every pattern that says more than "starts with". */
export function prefixOf(where: string, path: string, pattern: unknown): string {
  if (pattern instanceof RegExp && pattern.flags !== '') {
    refuse(where, path, `a pattern may not have flags ("${pattern.flags}"); store a folded copy of the text and search that`);
  }
  const source = pattern instanceof RegExp ? pattern.source : pattern;
  if (typeof source !== 'string') refuse(where, path, 'a pattern must be a regular expression or a string');
  if (!source.startsWith('^'))
    refuse(where, path, `the pattern ${source} is not anchored; only "starts with" (^text) is served by an index`);
  const text = literal(where, path, source);
  if (text === '') refuse(where, path, 'the pattern matches every text; use $exists');
  return text;
}

function literal(where: string, path: string, source: string): string {
  let text = '';
  for (let at = 1; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') {
      const [read, length] = escaped(where, path, source, at + 1);
      text += read;
      at += length;
    } else if (special.has(char)) {
      refuse(
        where,
        path,
        `the pattern ${source} holds "${char}"; only literal text may follow the anchor (escape it with prefixPattern)`,
      );
    } else text += char;
  }
  return text.toWellFormed();
}

// RegExp.escape writes \x61 and \u2028 for characters that need no escape here, so those are read too.
function escaped(where: string, path: string, source: string, at: number): [string, number] {
  const hex = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(source.slice(at, at + 5));
  if (hex) return [String.fromCharCode(Number.parseInt(hex[1] ?? hex[2] ?? '', 16)), hex[0].length];
  const char = source.charAt(at);
  const control = escapes[char];
  if (control !== undefined) return [control, 1];
  if (char === '' || /[A-Za-z0-9]/.test(char))
    refuse(where, path, `the pattern ${source} holds the class "\\${char}"; only literal text may follow the anchor`);
  return [char, 1];
}
