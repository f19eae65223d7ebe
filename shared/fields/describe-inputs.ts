import type { RecordKind } from '../domain/records.ts';
import type { Field, FieldKindName, Fields } from './field.ts';
import { fieldKinds } from './field-kinds.ts';

/** An input as a form shows it: plain values, so that it can be sent. What does not apply is absent. */
export interface DescribedInput {
  name: string;
  kind: FieldKindName;
  label: string;
  /** It must be given: neither optional nor with a first value. */
  required: boolean;
  /** May be left empty on purpose. */
  optional: boolean;
  /** Shown first and taken when nothing is given, in words a person would type ("today", "me", "no"). */
  initial?: string;
  /** How it is written, as a sentence. */
  hint: string;
  /** Text: lines to show, characters allowed. */
  lines?: number;
  max?: number;
  /** Text: what it must be. */
  format?: 'mail';
  /** Number: bounds. */
  minimum?: number;
  maximum?: number;
  /** Choice, choices: what there is to choose. */
  choices?: { value: string; title: string }[];
  /** Reference: the kinds it may be; `desk.suggest` finds candidates, values are `kind:id`. */
  of?: readonly RecordKind[];
  /** Set by the surface, never shown. */
  hidden?: true;
  /** Masked while typed, never shown again. */
  secret?: true;
}

const textLimit = 4_000;

function describeInput(name: string, field: Field<unknown>): DescribedInput {
  const { kind, label, optional, initial, lines, max, minimum, maximum, options, of, hidden, secret, format } = field;
  return {
    name,
    kind,
    label,
    required: !optional && initial === undefined,
    optional,
    ...(initial !== undefined && { initial }),
    hint: String(fieldKinds[kind].hint(field)),
    ...(kind === 'text' && { lines: lines ?? 1, max: max ?? textLimit }),
    ...(format && { format }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(options && { choices: options.map(({ value, title }) => ({ value, title })) }),
    ...(of && { of }),
    ...(hidden && { hidden }),
    ...(secret && { secret }),
  };
}

/** Describes the inputs of an action or a query in their order. */
export function describeInputs(fields: Fields): DescribedInput[] {
  return Object.entries(fields).map(([name, field]) => describeInput(name, field));
}
