import { say, word } from '../text/say.ts';
import type { Field, Parsed } from './field.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { quoted, rawText } from './raw-text.ts';

const most = 4_000;
const read = 100_000;

/** Control characters but tab and line feed, zero-width spaces, and what turns the direction of a text around. */
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** How many characters the field takes. */
function limit(field: Field<unknown>): number {
  return field.max ?? most;
}

/** The text as it is stored: composed (NFC), trimmed, without control characters and direction overrides; line breaks stay where the field has lines. */
function cleanText(text: string, lines: boolean): string {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(unwanted, '');
  return (
    lines
      ? clean
          .split('\n')
          .map((line) => line.trimEnd())
          .join('\n')
      : clean.replace(/\s+/g, ' ')
  ).trim();
}

const mailAddress = /^[^\s@<>"'()[\]\\,;:]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** A mail address without what mail programs write around it, in lower case; `undefined` for what is none. */
function mailIn(text: string): string | undefined {
  const mail = text
    .trim()
    .replace(/^<?(?:mailto:)?/i, '')
    .replace(/>$/, '')
    .toLowerCase();
  return mail.length <= 254 && mailAddress.test(mail) ? mail : undefined;
}

function asMail(text: string, field: Field<unknown>): Parsed<string> {
  const mail = mailIn(text);
  if (mail !== undefined) return parsed(mail);
  return refused('invalid', say`${word(field.label)}: ${quoted(text)} is no mail address. ${textKind.hint(field)}`);
}

/** Free text. Too long is refused, never cut. */
export const textKind: FieldKind<string> = {
  parse(raw, field) {
    const text = rawText(raw, field.label, read);
    if (!text.ok) return text;
    const value = field.secret ? text.value.trim() : cleanText(text.value, (field.lines ?? 1) > 1);
    if (value === '') return refused('missing', say`${word(field.label)} is missing. ${textKind.hint(field)}`);
    const length = Array.from(value).length;
    if (length <= limit(field)) return field.format === 'mail' ? asMail(value, field) : parsed(value);
    const [had, may] = [length.toLocaleString('en'), limit(field).toLocaleString('en')];
    return refused('invalid', say`${word(field.label)}: this has ${had} characters and at most ${may} fit. Please shorten it.`);
  },
  recognise: (text, field) => (field.format === 'mail' ? mailIn(text) !== undefined : text.trim() !== ''),
  cardInput: (id, field, value) => [
    {
      type: 'Input.Text',
      id,
      label: field.label,
      isMultiline: (field.lines ?? 1) > 1,
      maxLength: limit(field),
      ...(field.secret && { style: 'password' }),
      ...(field.format === 'mail' && { style: 'email' }),
      ...(field.secret
        ? {}
        : typeof value === 'string'
          ? { value }
          : field.initial === undefined
            ? {}
            : { value: field.initial }),
    },
  ],
  schema: (field) => ({
    type: 'string',
    minLength: 1,
    maxLength: limit(field),
    ...(field.secret && { format: 'password', writeOnly: true }),
    ...(field.format === 'mail' && { format: 'email' }),
  }),
  hint: (field) => (field.format === 'mail' ? say`Write it like jo.park@example.com.` : say`Write a few words.`),
};
