import type { Field } from '../fields/field.ts';
import type { ReadContext } from '../fields/field-kind.ts';
import { fieldKinds } from '../fields/field-kinds.ts';
import { kindOfWord } from '../fields/kind-words.ts';
import type { Token, Tokens } from './tokens.ts';

/** A run of words that may be one input. */
export interface Span {
  /** Text offsets. */
  start: number;
  end: number;
  /** The token after it. */
  next: number;
}

/** How many words a value of these kinds may have; the other kinds are free. */
const widths: { readonly [kind: string]: number } = { duration: 6, day: 6, time: 3, number: 1, toggle: 1, choice: 4 };

const fillers: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'to',
  'for',
  'on',
  'at',
  'with',
  'as',
  'is',
  'by',
  'in',
  'from',
  'of',
  'please',
  'fur',
  'auf',
  'am',
  'um',
  'bis',
]);
const numberWords: ReadonlySet<string> = new Set([
  'no',
  'nr',
  'number',
  'nummer',
  'the',
  'on',
  'to',
  'for',
  'der',
  'das',
  'dem',
  'den',
  '#',
]);
const numberWord = /^#?\d{1,12}$/;
const loose = /[\s,.;!?)\]}"'“”»…]+$/;
const opening = /^[\s,;([{"'“„«]+/;

/** Whether a value of this field can be told from the words around it. */
export function isBounded(field: Field<unknown>): boolean {
  return widths[field.kind] !== undefined;
}

/** The words of a span as an input gets them: without quotes and punctuation around. */
export function spanText(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string {
  return text
    .slice(start, end)
    .replace(opening, '')
    .slice(0, 2_000)
    .replace(loose, '')
    .replace(/\p{Me}+/gu, '');
}

function spanOf(tokens: Tokens, from: number, next: number): Span {
  return { start: (tokens.list[from] as Token).start, end: (tokens.list[next - 1] as Token).end, next };
}

/** The longest run of words from here that reads as this bounded field, passing over up to two small words; `undefined` when none does. `step` is called for each try. */
export function boundedSpan(
  tokens: Tokens,
  from: number,
  field: Field<unknown>,
  context: ReadContext,
  step: () => boolean,
): Span | undefined {
  const width = widths[field.kind] ?? 1;
  for (let first = from; first < Math.min(from + 3, tokens.count); first++) {
    for (let next = Math.min(first + width, tokens.count); next > first; next--) {
      if (!step()) return undefined;
      const last = tokens.list[next - 1] as Token;
      if (last.sign || (last.word === '' && next > first + 1)) continue;
      const span = spanOf(tokens, first, next);
      if (span.end - span.start > 80) continue;
      const words = spanText(tokens.text, span);
      if (words !== '' && fieldKinds[field.kind].recognise(words, field, context)) return span;
    }
    const token = tokens.list[first] as Token;
    if (token.word !== '' && !fillers.has(token.word)) return undefined;
  }
  return undefined;
}

/** What stands here for a reference: a number with or without its kind word, only a kind word (`bare`: the number is missing), or neither (`undefined`). */
export function numberSpan(tokens: Tokens, from: number, field: Field<unknown>): Span | 'bare' | undefined {
  let place = from;
  const skip = () => {
    while (place < tokens.count && numberWords.has(tokens.list[place]?.word ?? '')) place++;
  };
  skip();
  const word = tokens.list[place]?.word ?? '';
  const glued = /^(\p{L}+)#\d{1,12}$/u.exec(word);
  if (place < tokens.count && glued && kindOfWord(glued[1] ?? '')) return spanOf(tokens, place, place + 1);
  const kind = kindOfWord(word);
  const kindPlace = place;
  if (kind) {
    place++;
    if (place >= tokens.count) return 'bare';
    skip();
  }
  if (place >= tokens.count || !numberWord.test(tokens.list[place]?.word ?? '')) return undefined;
  const named = kind && !(field.of?.length === 1 && field.of[0] === kind);
  return spanOf(tokens, named ? kindPlace : place, place + 1);
}
