import type { Field } from '../fields/field.ts';
import type { Element, Phrase, Phrased } from './phrases.ts';
import { inputWords, isBounded, numberSpan, type Span, type SpanReader, startsReference } from './slot-spans.ts';
import type { Token, Tokens } from './tokens.ts';

/** One reading of a text as a phrase. */
export interface Reading<D extends Phrased> {
  phrase: Phrase<D>;
  /** The words for each input that has some. */
  raw: Record<string, string>;
  /** Words of the phrase that were said. */
  literals: number;
  /** Inputs whose words surely are of their kind. */
  read: number;
  /** Inputs that got words which do not read as their kind. */
  unread: number;
  /** References read as words although they begin with a number. */
  doubtful: number;
  /** Where a colon was expected and not said. */
  loose: number;
  /** An input whose word was said (`assign 5 to`) without a value behind it. */
  asked?: string;
}

type Slot = Extract<Element, { type: 'slot' }>;

const passable: ReadonlySet<string> = new Set(['the', 'a', 'an', 'please', 'pls', 'bitte', 'just']);
const splits = 3;

/** Reads the words from `start` on as this phrase, in all sensible ways; the order is not that of likelihood. */
export function matchPhrase<D extends Phrased>(reader: SpanReader, start: number, phrase: Phrase<D>): Reading<D>[] {
  return new PhraseMatch(reader, phrase).from(start);
}

interface State {
  spans: readonly { name: string; span: Span; field: Field<unknown>; read: boolean }[];
  literals: number;
  unread: number;
  doubtful: number;
  loose: number;
  /** The last element read was a word of the phrase. */
  afterWord: boolean;
}

class PhraseMatch<D extends Phrased> {
  readonly #reader: SpanReader;
  readonly #tokens: Tokens;
  readonly #phrase: Phrase<D>;
  readonly #found: Reading<D>[] = [];

  constructor(reader: SpanReader, phrase: Phrase<D>) {
    this.#reader = reader;
    this.#tokens = reader.tokens;
    this.#phrase = phrase;
  }

  from(start: number): Reading<D>[] {
    this.#step(0, start, { spans: [], literals: 0, unread: 0, doubtful: 0, loose: 0, afterWord: false });
    return this.#found;
  }

  #token(place: number): Token {
    return this.#tokens.list[place] as Token;
  }

  #step(element: number, place: number, state: State): undefined {
    if (!this.#reader.spend()) return;
    const part = this.#phrase.elements[element];
    if (!part) return this.#finish(place, state);
    if (part.type === 'word') return this.#word(part.word, element, place, state);
    if (part.type === 'colon') return this.#colon(part.optional, element, place, state);
    this.#slot(part, element, place, state);
  }

  #word(word: string, element: number, place: number, state: State): undefined {
    let at = place;
    while (at < this.#tokens.count) {
      const token = this.#token(at++);
      if (token.word === word) return this.#step(element + 1, at, { ...state, literals: state.literals + 1, afterWord: true });
      if (token.sign === 'colon' || (token.word !== '' && !passable.has(token.word))) return;
    }
    if (element >= this.#phrase.prefix) this.#emit(element, { ...state, afterWord: false });
  }

  #colon(optional: boolean, element: number, place: number, state: State): undefined {
    const at = this.#pass(place);
    const last = state.spans.at(-1);
    if (at >= this.#tokens.list.length) return this.#emit(element, { ...state, afterWord: false });
    if (this.#token(at).sign) return this.#step(element + 1, at + 1, { ...state, afterWord: false });
    if (at >= this.#tokens.count || (last && !last.read) || (optional && this.#tokens.count - at < 2)) return;
    this.#step(element + 1, at, { ...state, loose: state.loose + 1, afterWord: false });
  }

  /** The next place whose token is more than emoji or punctuation. */
  #pass(place: number): number {
    let at = place;
    while (at < this.#tokens.list.length && this.#token(at).word === '' && !this.#token(at).sign) at++;
    return at;
  }

  #slot(part: Slot, element: number, place: number, state: State): undefined {
    const before = this.#phrase.elements[element - 1];
    const last = element === this.#phrase.elements.length - 1;
    if (before?.type === 'colon' && last) return this.#rest(part, element, place, state);
    let at = this.#pass(place);
    if (at < this.#tokens.count && this.#token(at).sign === 'colon') {
      const colon = this.#phrase.elements.findIndex(({ type }, index) => index > element && type === 'colon');
      if (colon > 0) return this.#step(colon, at, state);
      at = this.#pass(at + 1);
    }
    const commanded = this.#phrase.prefix > 0;
    if (at >= this.#tokens.count) return commanded ? this.#emit(element, state) : undefined;
    if (isBounded(part.field)) return this.#bounded(part, element, at, state);
    const number = part.field.kind === 'reference' ? numberSpan(this.#tokens, at, part.field) : undefined;
    if (number === 'bare') return commanded ? this.#emit(element, state) : undefined;
    if (!commanded && !startsReference(this.#token(at).word)) return;
    if (number) this.#step(element + 1, number.next, this.#with(state, part, number, true));
    if (!number) this.#free(part, element, at, state);
    else if (!this.#over(number.next)) this.#free(part, element, at, { ...state, doubtful: state.doubtful + 1 }, true);
  }

  /** Everything behind the colon, line breaks included. */
  #rest(part: Slot, element: number, place: number, state: State): undefined {
    const { list, text } = this.#tokens;
    if (place >= list.length) return this.#emit(element, state);
    const span = { start: this.#token(place).start, end: text.length, next: list.length };
    this.#step(element + 1, list.length, this.#with(state, part, span, false));
  }

  #with(state: State, { name, field }: Slot, span: Span, read: boolean): State {
    return { ...state, spans: [...state.spans, { name, field, span, read }], afterWord: false };
  }

  #bounded(part: Slot, element: number, at: number, state: State): undefined {
    const span = this.#reader.bounded(at, part.field);
    if (span) return this.#step(element + 1, span.next, this.#with(state, part, span, true));
    if (this.#phrase.prefix === 0) return; // no word of the command was said, so any word at all would be taken for this input
    const colon = this.#phrase.elements.findIndex(({ type }, index) => index > element && type === 'colon');
    const stop = colon > 0 ? this.#colonAfter(at) : undefined;
    const next = stop ?? this.#tokens.count;
    const leftover = { start: this.#token(at).start, end: this.#token(next - 1).end, next };
    const unread = { ...this.#with(state, part, leftover, false), unread: state.unread + 1 };
    if (stop === undefined) this.#emit(element + 1, unread);
    else this.#step(colon, stop, unread);
  }

  /** Whether nothing more comes, or only what is behind a colon. */
  #over(place: number): boolean {
    const at = this.#pass(place);
    return at >= this.#tokens.count || this.#token(at).sign !== undefined;
  }

  /** Reads free words. `numbered`: they begin with a number that was read by itself already, so these are the less likely ways. */
  #free(part: Slot, element: number, at: number, state: State, numbered = false): undefined {
    if (this.#phrase.prefix === 0 && element === 0) return;
    const next = this.#phrase.elements[element + 1];
    if (numbered && next?.type === 'slot') return;
    const start = this.#token(at).start;
    const ends = next ? this.#ends(next, at) : [];
    for (const end of ends) {
      const words = { start, end: this.#token(Math.max(at, end - 1)).end, next: end };
      this.#step(element + 1, end, end === at ? { ...state, afterWord: false } : this.#with(state, part, words, false));
    }
    if (ends.length > 0 && next?.type !== 'word') return;
    const { count, freeEnd } = this.#tokens;
    this.#emit(element + 1, this.#with(state, part, { start, end: freeEnd, next: count }, false));
  }

  /** Where free words may end so that the next part of the phrase begins; the place itself when they are left out. */
  #ends(next: Element, at: number): number[] {
    const ends: number[] = [];
    if (next.type === 'colon') {
      const colon = this.#colonAfter(at);
      return colon === undefined ? [] : [colon];
    }
    for (let place = this.#tokens.count - 1; next.type === 'word' && place >= at && ends.length < splits; place--) {
      if (!this.#reader.spend()) return ends;
      const { word, quoted } = this.#token(place);
      if (word === next.word && !quoted) ends.push(place);
    }
    for (let place = at; next.type === 'slot' && place < this.#tokens.count && ends.length < splits; place++) {
      if (!isBounded(next.field)) return place + 1 < this.#tokens.count ? [place + 1] : [];
      if (this.#reader.bounded(place, next.field)) ends.push(place);
    }
    return ends;
  }

  #colonAfter(at: number): number | undefined {
    for (let place = at + 1; place < this.#tokens.list.length; place++) {
      if (!this.#reader.spend()) return undefined;
      if (this.#token(place).sign === 'colon') return place;
    }
    return undefined;
  }

  /** The phrase is over: what is left over goes to the first input that has nothing yet, so that it can say why it does not fit. */
  #finish(place: number, state: State): undefined {
    const { count, list, freeEnd, truncated } = this.#tokens;
    let at = place;
    while (at < count && this.#token(at).word === '') at++;
    const more = at >= count && truncated && state.spans.at(-1)?.span.next !== list.length;
    if (at >= count && !more) return this.#emit(this.#phrase.elements.length, state);
    const { input } = this.#phrase.definition;
    const open = this.#phrase.slots.filter((slot) => !state.spans.some(({ name }) => name === slot));
    const name = open.find((slot) => !input[slot]?.optional && input[slot]?.initial === undefined) ?? open[0];
    const field = name === undefined ? undefined : input[name];
    if (name === undefined || !field || this.#phrase.prefix === 0) return;
    const span = { start: this.#token(Math.min(at, list.length - 1)).start, end: freeEnd, next: count };
    this.#emit(this.#phrase.elements.length, {
      ...this.#with(state, { type: 'slot', name, field }, span, false),
      unread: state.unread + 1,
    });
  }

  #emit(element: number, state: State): undefined {
    const raw: Record<string, string> = {};
    for (const { name, span, field } of state.spans) {
      const words = inputWords(this.#tokens.text, span, field);
      if (words !== '') raw[name] = words;
    }
    const slot = this.#phrase.elements[element];
    const asked = state.afterWord && slot?.type === 'slot' && element > this.#phrase.prefix ? slot.name : undefined;
    const read = state.spans.filter((span) => span.read).length;
    const { literals, unread, doubtful, loose } = state;
    this.#found.push({ phrase: this.#phrase, raw, literals, read, unread, doubtful, loose, ...(asked ? { asked } : {}) });
  }
}
