import type { CallHour } from '../domain/call-hour.ts';
import type { Member } from '../domain/member.ts';
import type { Aggregate, DomainEvent, RecordKind } from '../domain/records.ts';
import type { Failure } from '../errors/failure.ts';
import type { Field, Fields, Values } from '../fields/field.ts';
import type { Grant } from '../policy/grants.ts';
import type { Desk } from '../ports/desk.ts';
import type { Installation } from '../ports/installation.ts';
import type { MicrosoftSetup } from '../ports/microsoft-setup.ts';
import type { Said } from '../text/say.ts';
import type { Caller } from './caller.ts';
import type { Told } from './reply.ts';

/** Which right an action needs, on which of its inputs, and what the record itself must allow. */
export interface Permission<F extends Fields> {
  grant: Grant;
  /** The input whose record the right is checked on; `undefined` when no record exists yet. */
  scope?: keyof F & string;
  /** A rule of the record beyond the grant (no self-approval, closed work). Answers why not, or `undefined` when it may be. Also decides whether cards show the action. */
  unless?(actor: Member, record: unknown): Said | undefined;
}

/** An event as an action states it; the door adds id, time, actor and subject. */
export type NewEvent = Pick<DomainEvent, 'type'> & { data?: DomainEvent['data'] };

/** The one write of an action: a new record without the parts the door adds, or the next state of one that was read. */
export type Write = { create: RecordKind; record: object } | { update: RecordKind; before: Aggregate; after: Aggregate };

/** What an action decided: at most one write, what happened, what to say. The door stores it whole or not at all. */
export interface Change {
  write?: Write;
  events?: NewEvent[];
  /** Told after the write; given the record as stored. */
  reply: Told | ((stored: never) => Told);
  /** Instead of a write: do that other action. */
  instead?: Delegation;
  /** The input with which the definition's `undo` action takes this back. For a record that is created, `{ created: input }` names the input that will point at it. */
  undo?: DomainEvent['data'];
}

/** What `run` may use beside its inputs. */
export interface RunContext extends Desk {
  actor: Member;
  caller: Caller;
  now: Date;
  /** The idempotency key of this call. */
  key: string;
  /** A new id for something inside a record; the same for the same idempotency key and position. */
  newId(): string;
  /** The id that a record of this kind gets when this call creates it. */
  createdId(kind: RecordKind): string;
  /** The action or query of that name; `undefined` when there is none. */
  definition(name: string): Pick<Action | Query, 'type' | 'name' | 'title' | 'permission'> | undefined;
  /** All that there is to do and to ask. */
  definitions: readonly Pick<Action | Query, 'type' | 'name' | 'title' | 'permission'>[];
  /** What the desk asked and did in the last 24 hours, as far as this process knows. */
  calls(): { since: Date; hours: CallHour[] };
  /** Where secrets are sealed and profiles are tried out. */
  microsoft: MicrosoftSetup;
  /** What the installation says of itself; `undefined` where the desk runs in none. */
  installation?: Installation | undefined;
  /** Takes a line for each step of long work; `undefined` where nobody watches, and then nobody waits long either. */
  progress?: ((line: string) => void) | undefined;
}

/** One change a person can make. Every surface, help, permission matrix and audit line comes from this one definition. */
export interface Action<F extends Fields = Fields> {
  type: 'action';
  /** `noun.verb`: REST path, card verb, audit key. */
  name: string;
  title: string;
  /** One sentence for help and menus, at most 128 characters. */
  summary: string;
  /** How it is typed; `{input}` slots, `[optional parts]`. Empty when it is reached from cards only. */
  phrases: readonly string[];
  input: F;
  permission: Permission<F>;
  /** Which input is the subject of the audit line (`undefined`: the record created), and which inputs it records. */
  audit: { subject?: keyof F & string; record: readonly (keyof F & string)[] };
  /** Name of the action that takes it back. */
  undo?: string;
  /** What cannot be taken back, as the sentence a person agrees to before it is done; with `unless`, the toggle that makes it harmless. */
  confirm?: { text: string; unless?: keyof F & string };
  /** How often people reach for it: 1 is first. Where room is short (six buttons a card) these come first; without a place it is left to typing and longer menus. */
  place?: number;
  /** What stands against it on the record as it is now, told to somebody whose card was older in place of "has changed since"; `undefined` when nothing more exact can be said. */
  against?(context: RunContext, input: Values<F>): Failure | undefined;
  run(context: RunContext, input: Values<F>): Promise<Change>;
}

/** An action that stands for another one found at run time ("undo"): the other's permission, write and audit apply. */
export interface Delegation {
  action: string;
  input: { [name: string]: unknown };
  /** The audit entry that is taken back. */
  undoes?: string;
  /** Put before the other's sentence. */
  prefix?: Said;
}

/** One question a person can ask. Changes nothing. */
export interface Query<F extends Fields = Fields> {
  type: 'query';
  name: string;
  title: string;
  summary: string;
  phrases: readonly string[];
  /** As an action's place. */
  place?: number;
  input: F;
  permission: Permission<F>;
  run(context: RunContext, input: Values<F>): Promise<Told>;
}

/** Declares an action; inference only. */
export function defineAction<const F extends { [name: string]: Field<unknown> }>(action: Omit<Action<F>, 'type'>): Action<F> {
  return { type: 'action', ...action };
}

/** Declares a query; inference only. */
export function defineQuery<const F extends { [name: string]: Field<unknown> }>(query: Omit<Query<F>, 'type'>): Query<F> {
  return { type: 'query', ...query };
}
