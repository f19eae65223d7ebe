import { type Sentence, say, word } from '../text/say.ts';
import type { Parsed } from './field.ts';
import { parsed, refused } from './field-kind.ts';

const shown = 60;

/** The words as they can be quoted in a sentence: one line, at most 60 characters, nothing that could turn the text around. */
export function quoted(text: string): string {
  const line = text
    .slice(0, 4 * shown)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const letters = Array.from(line);
  return `“${letters.length > shown || text.length > 4 * shown ? `${letters.slice(0, shown).join('')}…` : line}”`;
}

/** What a value is called when it is neither text nor a number, for instance "a list". */
function nameOf(raw: unknown): Sentence {
  if (Array.isArray(raw)) return say`a list`;
  if (raw === true || raw === false) return say`yes or no`;
  if (typeof raw === 'number') return say`not a usable number`;
  return say`an object`;
}

/** The text of a raw input: a string of at most `max` characters, or a finite number as it is written. Refuses everything else. */
export function rawText(raw: unknown, label: string, max: number): Parsed<string> {
  if (typeof raw === 'number' && Number.isFinite(raw)) return parsed(String(raw));
  if (typeof raw !== 'string')
    return refused(
      'invalid',
      say`${word(label)}: a single text was expected, and what came was ${nameOf(raw)}. Please write it as plain text.`,
    );
  if (raw.length <= max) return parsed(raw.toWellFormed());
  return refused(
    'invalid',
    say`${word(label)}: ${raw.length.toLocaleString('en')} characters were given and at most ${max.toLocaleString('en')} are read. Please shorten it.`,
  );
}

const ascii = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const full = /[\uff01-\uff5e]/g;

/** The words of a short input made plain: full-width forms, dashes, quotes and spaces as on an English keyboard, lower case, one line. */
export function plainWords(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .replace(full, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\p{Cf}+|\p{Variation_Selector}+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toLowerCase();
}
