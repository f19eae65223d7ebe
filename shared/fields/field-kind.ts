import type { Problem } from '../errors/failure.ts';
import { inEnglish, type Said, type Sentence } from '../text/say.ts';
import type { Field, ParseContext, Parsed } from './field.ts';

/** What reading words needs to know, without looking anything up. */
export type ReadContext = Pick<ParseContext, 'now' | 'zone' | 'locale'>;

/** An element of an Adaptive Card 1.5. */
export interface CardElement {
  type: string;
  [property: string]: unknown;
}

/** A JSON schema (2020-12) of one input. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/** Everything the surfaces need to know of one kind of field; every form, card, route and phrase is derived from these. */
export interface FieldKind<V> {
  /**
   * Reads what a person typed, or what a card or a caller of REST gave. Never throws on what was given, however odd: the problem says in a plain sentence
   * what was wrong and how to go on. Emptiness is not its business (`parseInput` settles it). Failures of the lookup pass through.
   */
  parse(raw: unknown, field: Field<unknown>, context: ParseContext): Parsed<V> | Promise<Parsed<V>>;
  /** Whether exactly this span of a command reads as this kind; free kinds say yes to anything that is not empty. */
  recognise(text: string, field: Field<unknown>, context: ReadContext): boolean;
  /** The card's input; `value` is a parsed value or the words a person typed, `undefined` shows the field's `initial`. */
  cardInput(id: string, field: Field<unknown>, value: unknown, context: ReadContext): CardElement[];
  /** What REST accepts. */
  schema(field: Field<unknown>): JsonSchema;
  /** How it is written, as the end of a help sentence ("Write it like 30m or 1:30."). */
  hint(field: Field<unknown>): Sentence;
}

/** A value that was read. */
export function parsed<V>(value: V): Parsed<V> {
  return { ok: true, value };
}

/** A refusal with its sentence, and with what could be meant instead. */
export function refused(code: Problem['code'], text: Said, candidates?: Problem['candidates']): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, ...inEnglish(text), ...(candidates?.length && { candidates }) } };
}
