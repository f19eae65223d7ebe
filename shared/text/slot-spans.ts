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
const widths: { readonly [kind: string]: number } = {
  duration: 6,
  day: 6,
  time: 3,
  number: 1,
  toggle: 1,
  choice: 4,
  choices: 12,
};

function widthOf({ kind, format }: Field<unknown>): number | undefined {
  return format === 'mail' ? 1 : widths[kind];
}

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
  return widthOf(field) !== undefined;
}

/** The words of a span as an input gets them: without quotes and punctuation around. */
function spanText(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string {
  return text
    .slice(start, end)
    .replace(opening, '')
    .slice(0, 500)
    .replace(loose, '')
    .replace(/\p{Me}+/gu, '');
}

function spanOf(tokens: Tokens, from: number, next: number): Span {
  return { start: (tokens.list[from] as Token).start, end: (tokens.list[next - 1] as Token).end, next };
}

/** How many steps are left; counts down to 0, where the search ends with what it has. */
export interface Budget {
  left: number;
}

/** Finds the values of bounded fields among the words of one text; each place is read once, and each try is a step of the budget. */
export class SpanReader {
  readonly tokens: Tokens;
  readonly #context: ReadContext;
  readonly #budget: Budget;
  readonly #known = new Map<Field<unknown>, Map<number, Span | undefined>>();

  constructor(tokens: Tokens, context: ReadContext, budget: Budget) {
    this.tokens = tokens;
    this.#context = context;
    this.#budget = budget;
  }

  /** Takes one step; false when none is left. */
  spend(): boolean {
    return --this.#budget.left > 0;
  }

  /** The longest run of words from here that reads as this bounded field, passing over up to two small words; `undefined` when none does. */
  bounded(from: number, field: Field<unknown>): Span | undefined {
    let places = this.#known.get(field);
    if (!places) {
      places = new Map();
      this.#known.set(field, places);
    }
    if (!places.has(from)) places.set(from, this.#read(from, field));
    return places.get(from);
  }

  #read(from: number, field: Field<unknown>): Span | undefined {
    const { list, count } = this.tokens;
    for (let first = from; first < Math.min(from + 3, count); first++) {
      const span = this.#longest(first, field);
      if (span) return span;
      const word = list[first]?.word;
      if (word && !fillers.has(word)) return undefined;
    }
    return undefined;
  }

  #longest(first: number, field: Field<unknown>): Span | undefined {
    const { list, count, text } = this.tokens;
    let most = first;
    while (most < Math.min(first + (widthOf(field) ?? 1), count) && list[most]?.sign !== 'colon') most++;
    for (let next = most; next > first; next--) {
      if (!this.spend()) return undefined;
      const last = list[next - 1] as Token;
      if (last.sign || (last.word === '' && next > first + 1)) continue;
      const span = spanOf(this.tokens, first, next);
      if (span.end - span.start > 80) continue;
      const words = spanText(text, span);
      if (words !== '' && fieldKinds[field.kind].recognise(words, field, this.#context)) return span;
    }
    return undefined;
  }
}

/** Whether a reference to a record may begin with this word: a number or a kind. */
export function startsReference(word: string): boolean {
  return /\d|^#$/.test(word) || kindOfWord(word) !== undefined;
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

const wholeQuote = /^(?:"([^"]*)"|“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»)$/;

/** The words of an input: free text as it stands, without quotes when all of it is quoted; the other kinds without punctuation around. */
export function inputWords(text: string, span: Pick<Span, 'start' | 'end'>, field: Field<unknown>): string {
  if (field.kind !== 'text') return spanText(text, span);
  const words = text
    .slice(span.start, span.end)
    .replace((field.lines ?? 1) > 1 ? /^[\s,]+/ : /^[\s,]*(?:[-–—]\s+)?/, '')
    .trimEnd()
    .replace(/,$/, '');
  const quote = wholeQuote.exec(words);
  return quote ? (quote.slice(1).find((inside) => inside !== undefined) ?? '').trim() : words;
}
