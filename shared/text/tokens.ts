import { kindOfWord } from '../fields/kind-words.ts';
import { fold } from './fold.ts';

/** A word of a command with its place in the text. */
export interface Token {
  start: number;
  end: number;
  /** Folded, without the punctuation and emoji around it; empty when nothing else is there, and such a token may be passed over. */
  word: string;
  /** `colon` and `dash` stand alone and part a command from its free text. */
  sign?: 'colon' | 'dash';
  /** Inside double quotes: no word of a phrase is looked for here. */
  quoted: boolean;
}

/** A text cut into words. Only the first 120 are looked at; what follows still belongs to the last free text. */
export interface Tokens {
  text: string;
  list: readonly Token[];
  /** Words that count: all but a closing `please` or `thanks`. */
  count: number;
  /** Where free text that is not behind a colon ends. */
  freeEnd: number;
  /** There are more words than were looked at. */
  truncated: boolean;
}

const most = 120;
const polite: ReadonlySet<string> = new Set(['please', 'pls', 'plz', 'bitte', 'thanks', 'thx', 'danke', 'merci', 'gracias']);
const plainWord = /^[a-z0-9]+$/;
const edges = /^[^\p{L}\p{N}#@]+|[^\p{L}\p{N}]+$/gu;
const digit = /\d/;
const space = /\s/;

/** Whether the sign at this place parts words: not in 1,5 or 0:45, not in https: or ticket:id. */
function parts(text: string, place: number, wordStart: number): boolean {
  const next = text.charAt(place + 1);
  if (digit.test(text.charAt(place - 1)) && digit.test(next)) return false;
  if (text.charAt(place) !== ':' || next === '' || space.test(next)) return true;
  return next !== '/' && kindOfWord(text.slice(wordStart, Math.min(place, wordStart + 30))) === undefined;
}

/** The word for comparing. */
function wordOf(slice: string): string {
  if (plainWord.test(slice)) return slice;
  return fold(slice.slice(0, 200)).replace(edges, '');
}

const opening = /^["“„«]/;
const closing = /["“”»][\p{P}]*$/u;

/** Cuts the text into words, commas and lone colons; linear in the length that is looked at. */
export function tokenize(text: string): Tokens {
  const list: Token[] = [];
  let quoted = false;
  let start = 0;
  const balanced = (text.slice(0, 2_000).match(/["“”„«»]/g)?.length ?? 0) % 2 === 0;
  const take = (end: number) => {
    if (end === start) return;
    const slice = text.slice(start, end);
    if (balanced && opening.test(slice)) quoted = true;
    const word = wordOf(slice);
    list.push({ start, end, word, quoted, ...(/^[-–—]$/.test(slice) ? { sign: 'dash' } : {}) });
    if (closing.test(slice.slice(-20))) quoted = false;
  };
  let place = 0;
  for (; place < text.length && list.length < most; place++) {
    const letter = text.charAt(place);
    const colon = letter === ':' || letter === '：';
    if (!space.test(letter) && !((colon || letter === ',') && parts(text, place, start))) continue;
    take(place);
    if (colon && list.length < most) list.push({ start: place, end: place + 1, word: '', sign: 'colon', quoted });
    start = place + 1;
  }
  if (list.length < most) take(text.length);
  return withEnd(text, list, place < text.length && text.slice(place).trim() !== '');
}

function withEnd(text: string, list: readonly Token[], truncated: boolean): Tokens {
  const whole = { text, list, count: list.length, freeEnd: text.length, truncated };
  if (truncated) return whole;
  let count = list.length;
  for (let end = count; end > 1; end--) {
    const { word, sign } = list[end - 1] as Token;
    if (polite.has(word)) count = end - 1;
    else if (word === 'you' && list[end - 2]?.word === 'thank') count = --end - 1;
    else if (word !== '' || sign) break;
  }
  return count === list.length || count === 0 ? whole : { ...whole, count, freeEnd: (list[count - 1] as Token).end };
}
