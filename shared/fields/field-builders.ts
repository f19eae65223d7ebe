import type { Member } from '../domain/member.ts';
import type { LoadedRecord } from '../domain/record-types.ts';
import type { RecordKind } from '../domain/records.ts';
import type { Day, Duration, Field, FieldKindName, Time } from './field.ts';

/** What every field may say beside its label. */
interface Settings {
  /** What is shown first and taken when nothing is given, in words a person would type. */
  initial?: string;
  hidden?: boolean;
}

interface Required {
  optional?: false;
}

interface Optional {
  optional: true;
}

/** Declares a field of one kind; with `optional` its value may be `undefined`, else it is always there. */
interface Builder<V, S> {
  (label: string, settings?: S & Settings & Required): Field<V>;
  (label: string, settings: S & Settings & Optional): Field<V | undefined>;
}

type Options = readonly { value: string; title: string; words?: readonly string[] }[];

interface ChoiceBuilder {
  <const O extends Options>(label: string, settings: { options: O } & Settings & Required): Field<O[number]['value']>;
  <const O extends Options>(label: string, settings: { options: O } & Settings & Optional): Field<O[number]['value'] | undefined>;
}

interface ChoicesBuilder {
  <const O extends Options>(label: string, settings: { options: O } & Settings & Required): Field<readonly O[number]['value'][]>;
  <const O extends Options>(
    label: string,
    settings: { options: O } & Settings & Optional,
  ): Field<readonly O[number]['value'][] | undefined>;
}

interface ReferenceBuilder {
  <const K extends RecordKind>(label: string, settings: { of: readonly K[] } & Settings & Required): Field<LoadedRecord<K>>;
  <const K extends RecordKind>(
    label: string,
    settings: { of: readonly K[] } & Settings & Optional,
  ): Field<LoadedRecord<K> | undefined>;
}

function builder(kind: FieldKindName) {
  return (label: string, settings: Partial<Field<never>> = {}): Field<never> => ({
    ...settings,
    kind,
    label,
    optional: settings.optional === true,
  });
}

/** Declares the inputs of actions and queries: `field.duration('Time')`, `field.day('Date', { initial: 'today' })`. The value's type is inferred. */
export const field: {
  text: Builder<string, { lines?: number; max?: number; secret?: boolean; format?: 'mail' }>;
  number: Builder<number, { minimum?: number; maximum?: number }>;
  duration: Builder<Duration, object>;
  day: Builder<Day, object>;
  time: Builder<Time, object>;
  toggle: Builder<boolean, object>;
  choice: ChoiceBuilder;
  /** Several of the options. */
  choices: ChoicesBuilder;
  person: Builder<Member, object>;
  reference: ReferenceBuilder;
} = {
  text: builder('text'),
  number: builder('number'),
  duration: builder('duration'),
  day: builder('day'),
  time: builder('time'),
  toggle: builder('toggle'),
  choice: builder('choice'),
  choices: builder('choices'),
  person: builder('person'),
  reference: builder('reference'),
};
