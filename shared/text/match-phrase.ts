import type { Field } from '../fields/field.ts';
import type { ReadContext } from '../fields/field-kind.ts';
import type { Element, Phrase, Phrased } from './phrases.ts';
import { boundedSpan, isBounded, numberSpan, type Span, spanText } from './slot-spans.ts';
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
  /** Where a colon was expected and not said. */
  loose: number;
  /** An input whose word was said (`assign 5 to`) without a value behind it. */
  asked?: string;
}

/** How many steps are left; counts down to 0, where the search ends with what it has. */
export interface Budget {
  left: number;
}

const passable: ReadonlySet<string> = new Set(['the', 'a', 'an', 'please', 'pls', 'bitte', 'just']);
const splits = 3;

/** Reads the words from `start` on as this phrase, in all sensible ways; the order is not that of likelihood. */
export function matchPhrase<D extends Phrased>(
  tokens: Tokens,
  start: number,
  phrase: Phrase<D>,
  context: ReadContext,
  budget: Budget,
): Reading<D>[] {
  return new PhraseMatch(tokens, phrase, context, budget).from(start);
}

interface State {
  spans: readonly { name: string; span: Span; field: Field<unknown>; read: boolean }[];
  literals: number;
  unread: number;
  loose: number;
  /** The last element read was a word of the phrase. */
  afterWord: boolean;
}

class PhraseMatch<D extends Phrased> {
  readonly #tokens: Tokens;
  readonly #phrase: Phrase<D>;
  readonly #context: ReadContext;
  readonly #budget: Budget;
  readonly #found: Reading<D>[] = [];

  constructor(tokens: Tokens, phrase: Phrase<D>, context: ReadContext, budget: Budget) {
    this.#tokens = tokens;
    this.#phrase = phrase;
    this.#context = context;
    this.#budget = budget;
  }

  from(start: number): Reading<D>[] {
    this.#step(0, start, { spans: [], literals: 0, unread: 0, loose: 0, afterWord: false });
    return this.#found;
  }

  #spend = (): boolean => --this.#budget.left > 0;

  #token(place: number): Token {
    return this.#tokens.list[place] as Token;
  }

  #step(element: number, place: number, state: State): undefined {
    if (!this.#spend()) return;
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

  #slot(part: Extract<Element, { type: 'slot' }>, element: number, place: number, state: State): undefined {
    const before = this.#phrase.elements[element - 1];
    const last = element === this.#phrase.elements.length - 1;
    if (before?.type === 'colon' && last) return this.#rest(part, element, place, state);
    let at = this.#pass(place);
    if (at < this.#tokens.count && this.#token(at).sign === 'colon') {
      const colon = this.#phrase.elements.findIndex(({ type }, index) => index > element && type === 'colon');
      if (colon > 0) return this.#step(colon, at, state);
      at = this.#pass(at + 1);
    }
    if (at >= this.#tokens.count) return this.#emit(element, state);
    if (isBounded(part.field)) return this.#bounded(part, element, at, state);
    if (part.field.kind === 'reference' && this.#number(part, element, at, state)) return;
    this.#free(part, element, at, state);
  }

  /** Everything behind the colon, line breaks included. */
  #rest(part: Extract<Element, { type: 'slot' }>, element: number, place: number, state: State): undefined {
    const { list, text } = this.#tokens;
    if (place >= list.length) return this.#emit(element, state);
    const span = { start: this.#token(place).start, end: text.length, next: list.length };
    this.#step(element + 1, list.length, this.#with(state, part, span, false));
  }

  #with(state: State, { name, field }: Extract<Element, { type: 'slot' }>, span: Span, read: boolean): State {
    return { ...state, spans: [...state.spans, { name, field, span, read }], afterWord: false };
  }

  #bounded(part: Extract<Element, { type: 'slot' }>, element: number, at: number, state: State): undefined {
    const span = boundedSpan(this.#tokens, at, part.field, this.#context, this.#spend);
    if (span) return this.#step(element + 1, span.next, this.#with(state, part, span, true));
    const colon = this.#phrase.elements.findIndex(({ type }, index) => index > element && type === 'colon');
    const stop = colon > 0 ? this.#colonAfter(at) : undefined;
    const next = stop ?? this.#tokens.count;
    const leftover = { start: this.#token(at).start, end: this.#token(next - 1).end, next };
    const unread = { ...this.#with(state, part, leftover, false), unread: state.unread + 1 };
    if (stop === undefined) this.#emit(element + 1, unread);
    else this.#step(colon, stop, unread);
  }

  /** Reads a number as the reference; answers whether that was all there is to read. */
  #number(part: Extract<Element, { type: 'slot' }>, element: number, at: number, state: State): boolean {
    const span = numberSpan(this.#tokens, at, part.field);
    if (span === 'bare') {
      if (this.#phrase.prefix > 0) this.#emit(element, state);
      return true;
    }
    if (span) this.#step(element + 1, span.next, this.#with(state, part, span, true));
    return (
      span !== undefined && (this.#pass(span.next) >= this.#tokens.count || this.#token(this.#pass(span.next)).sign !== undefined)
    );
  }

  #free(part: Extract<Element, { type: 'slot' }>, element: number, at: number, state: State): undefined {
    if (this.#phrase.prefix === 0 && element === 0) return;
    const next = this.#phrase.elements[element + 1];
    const ends = next ? this.#ends(next, at) : [];
    for (const end of ends) {
      if (end === at) this.#step(element + 1, at, { ...state, afterWord: false });
      else
        this.#step(
          element + 1,
          end,
          this.#with(state, part, { start: this.#token(at).start, end: this.#token(end - 1).end, next: end }, false),
        );
    }
    if (ends.length > 0 && next?.type !== 'word') return;
    const { count, freeEnd } = this.#tokens;
    this.#emit(element + 1, this.#with(state, part, { start: this.#token(at).start, end: freeEnd, next: count }, false));
  }

  /** Where free words may end so that the next part of the phrase begins; the place itself when they are left out. */
  #ends(next: Element, at: number): number[] {
    const ends: number[] = [];
    if (next.type === 'colon') {
      const colon = this.#colonAfter(at);
      return colon === undefined ? [] : [colon];
    }
    for (let place = this.#tokens.count - 1; next.type === 'word' && place >= at && ends.length < splits; place--) {
      if (!this.#spend()) return ends;
      const { word, quoted } = this.#token(place);
      if (word === next.word && !quoted) ends.push(place);
    }
    for (let place = at; next.type === 'slot' && place < this.#tokens.count && ends.length < splits; place++) {
      if (!isBounded(next.field)) return place + 1 < this.#tokens.count ? [place + 1] : [];
      if (boundedSpan(this.#tokens, place, next.field, this.#context, this.#spend)) ends.push(place);
    }
    return ends;
  }

  #colonAfter(at: number): number | undefined {
    for (let place = at + 1; place < this.#tokens.list.length; place++) {
      if (!this.#spend()) return undefined;
      if (this.#token(place).sign) return place;
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
      const words = wordsOf(this.#tokens.text, span, field);
      if (words !== '') raw[name] = words;
    }
    const slot = this.#phrase.elements[element];
    const asked = state.afterWord && slot?.type === 'slot' && element > this.#phrase.prefix ? slot.name : undefined;
    const read = state.spans.filter((span) => span.read).length;
    const { literals, unread, loose } = state;
    this.#found.push({ phrase: this.#phrase, raw, literals, read, unread, loose, ...(asked ? { asked } : {}) });
  }
}

const wholeQuote = /^(?:"([^"]*)"|“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»)$/;

/** The words of an input: free text as it stands, without quotes when all of it is quoted; the other kinds without punctuation around. */
function wordsOf(text: string, span: Span, field: Field<unknown>): string {
  if (field.kind !== 'text') return spanText(text, span);
  const words = text
    .slice(span.start, span.end)
    .replace(/^[\s,]+/, '')
    .trimEnd()
    .replace(/,$/, '');
  const quote = wholeQuote.exec(words);
  return quote ? (quote[1] ?? quote[2] ?? quote[3] ?? quote[4] ?? '').trim() : words;
}
