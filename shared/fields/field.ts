import type { Member } from '../domain/member.ts';
import type { RecordKind } from '../domain/records.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Problem } from '../errors/failure.ts';

/** Names of the field kinds: where card inputs, manifest parameters, REST schema and tab controls meet. */
export type FieldKindName =
  | 'text'
  | 'number'
  | 'duration'
  | 'day'
  | 'time'
  | 'toggle'
  | 'choice'
  | 'choices'
  | 'person'
  | 'reference';

/** One input of an action or query. `V` is the parsed value; `undefined` only where `optional`. */
export interface Field<V> {
  kind: FieldKindName;
  label: string;
  optional: boolean;
  /** What the form shows first, in the words a person would type ("today"); also the value when nothing is given. */
  initial?: string;
  /** `text`: lines shown. */
  lines?: number;
  /** `text`: characters allowed (default 4,000). */
  max?: number;
  /** `text`: what it must be; a mail address is kept in lower case. */
  format?: 'mail';
  /** `number`: bounds. */
  minimum?: number;
  maximum?: number;
  /** `choice`, `choices`: value to title, with the other words people say for it. */
  options?: readonly { value: string; title: string; words?: readonly string[] }[];
  /** `reference`: the kinds it may be. */
  of?: readonly RecordKind[];
  /** `number`, `text`: set by the surface (stale check, nonce), never typed or shown. */
  hidden?: boolean;
  /** `text`: kept from every eye: masked in forms, never echoed, audited or logged. */
  secret?: boolean;
  /** Carries the parsed type; never present at run time. */
  readonly value?: V;
}

/** What a lookup of a record by words found. */
export interface Found<T> {
  /** The one that is meant. */
  one?: T;
  /** Several that could be meant, best first; at most 10. */
  several?: { value: string; title: string }[];
}

/** How references and people become records; every answer is limited to what the actor may see. */
export interface Lookup {
  /** Finds a record by `kind:id`, `#number`, number, ordinal of the last list, mail or words. Answers the aggregate with its kind. */
  record(of: readonly RecordKind[], text: string): Promise<Found<{ kind: RecordKind; record: unknown }>>;
  /** Finds a member by id, `me`, mail or (part of) name. */
  person(text: string): Promise<Found<Member>>;
}

/** What parsing may know. */
export interface ParseContext {
  now: Date;
  /** IANA zone and BCP 47 locale of the person. */
  zone: string;
  locale: string;
  actor: Member;
  tenant: Tenant;
  lookup: Lookup;
}

/** The result of parsing one input. */
export type Parsed<V> = { ok: true; value: V } | { ok: false; problem: Problem };

/** A span of minutes a person named, with its clock times when they gave a range such as 9:00-9:45. */
export interface Duration {
  minutes: number;
  from?: { hour: number; minute: number };
  to?: { hour: number; minute: number };
}

/** A calendar day, `yyyy-mm-dd`. */
export type Day = string;

/** A wall-clock time, `HH:mm`. */
export type Time = string;

/** The inputs of an action by name. */
export type Fields = Record<string, Field<unknown>>;

/** The parsed values of these fields. */
export type Values<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer V> ? V : never };
