import type { Change, Delegation, RunContext } from '../../shared/definition/action.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import { type Reply, replyOf } from '../../shared/definition/reply.ts';
import { type Profile, withoutCiphers } from '../../shared/domain/microsoft-profile.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { Installation } from '../../shared/ports/installation.ts';
import type { MicrosoftSetup } from '../../shared/ports/microsoft-setup.ts';
import { say, sayAll } from '../../shared/text/say.ts';
import type { StoredDesk } from '../records/desk.ts';
import type { CallTally } from './call-tally.ts';
import type { Committed } from './commit.ts';
import type { Call, Outcome } from './execute.ts';
import { derivedId } from './keys.ts';
import type { Definition, Registry } from './registry.ts';

/** The record a call is about. */
export type Subject = { kind: RecordKind; record: Aggregate };
type Values = Record<string, unknown>;

/** What was given without what nobody may see again. */
function withoutSecrets(definition: Definition, raw: Record<string, unknown>): Record<string, unknown> {
  const isOpen = ([name]: [string, unknown]) => !(Object.hasOwn(definition.input, name) && definition.input[name]?.secret);
  return typeof raw === 'object' && raw !== null ? Object.fromEntries(Object.entries(raw).filter(isOpen)) : raw;
}

/** The record as it may leave the door: without what is sealed in it. */
export function openPart({ kind, record }: Subject): Subject {
  return kind === 'profile' ? { kind, record: withoutCiphers(record as Profile) } : { kind, record };
}

/** A refusal, with what was understood. */
export function failed(
  definition: Definition,
  failure: Failure,
  raw: Record<string, unknown>,
  subject: Subject | undefined,
): Outcome {
  return { ok: false, definition, failure, raw: withoutSecrets(definition, raw), ...(subject && { subject: openPart(subject) }) };
}

/** The sentence that was told when the change was first made; `undefined` when nobody knows it any more. */
export function textOf(committed: Committed): string | undefined {
  return committed.state === 'duplicate' ? committed.text : undefined;
}

/** How a change is told. One that takes another back says so, and cannot be taken back itself. */
export function wordsOf({ reply }: Change, along: Delegation | undefined): (stored: never) => Reply {
  return (stored) => {
    const told = typeof reply === 'function' ? reply(stored) : reply;
    const { undoable, ...rest } = replyOf({ ...told, text: sayAll([along?.prefix, told.text]) });
    return undoable && !along?.undoes ? { ...rest, undoable } : rest;
  };
}

/** The record that the right is checked on; `undefined` when there is none. */
export function scopeOf(definition: Definition, values: Values): Subject | undefined {
  const name = definition.permission.scope;
  const value = name === undefined ? undefined : (values[name] as { kind?: RecordKind; record?: Aggregate } | undefined);
  return value?.kind && value.record ? { kind: value.kind, record: value.record } : undefined;
}

/** The answer to a call that was carried out before. */
export function duplicateOf(definition: Definition, text: string, subject: Subject): Outcome {
  const open = openPart(subject);
  return { ok: true, definition, reply: { text, show: open }, duplicate: true, subject: open };
}

/** The refusal of a call by somebody who saw an older version of the record. */
export function stale(subject: Subject): Failure {
  const what =
    (subject.record as { number?: number }).number === undefined
      ? say`This record`
      : say`#${(subject.record as unknown as { number: number }).number}`;
  return new Failure(
    'stale',
    'conflict',
    say`${what} has changed since you saw it, so nothing was done.`,
    say`Look at it as it is now and decide again.`,
  );
}

/** What every run works with beside its desk. */
interface RunParts {
  microsoft: MicrosoftSetup;
  registry: Registry;
  tally: CallTally;
  installation: Installation | undefined;
}

/** What `run` is given; its ids are the same whenever the same key runs again. */
export function runContext(
  desk: StoredDesk,
  { microsoft, registry, tally, installation }: RunParts,
  caller: Caller,
  now: Date,
  { key, progress }: Pick<Call, 'key' | 'progress'>,
): RunContext {
  let made = 0;
  const newId = () => {
    made += 1;
    return derivedId(caller.tenant._id, key, String(made));
  };
  const createdId = (kind: RecordKind) => derivedId(caller.tenant._id, kind, key);
  const definition = (name: string) => registry.find(name);
  const { definitions } = registry;
  const calls = () => tally.of(caller.tenant._id);
  const ofCall = { actor: caller.actor, caller, now, key, newId, createdId, progress };
  return { ...desk, ...ofCall, definition, definitions, calls, microsoft, installation };
}
