import type { Action, Change, Delegation } from '../../shared/definition/action.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import { type Reply, replyOf } from '../../shared/definition/reply.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { parseInputs } from '../../shared/fields/parse-inputs.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Installation } from '../../shared/ports/installation.ts';
import type { MicrosoftSetup } from '../../shared/ports/microsoft-setup.ts';
import { say, sayAll } from '../../shared/text/say.ts';
import type { Relay } from '../events/relay.ts';
import { noMicrosoft } from '../identity/no-microsoft.ts';
import { openDesk, type StoredDesk } from '../records/desk.ts';
import { CallTally } from './call-tally.ts';
import { eventsOf } from './change-events.ts';
import { commit } from './commit.ts';
import { derivedId } from './keys.ts';
import { Lanes } from './lanes.ts';
import type { LastLists } from './last-lists.ts';
import { DeskLookup } from './lookup.ts';
import { duplicateOf, failed, openPart, runContext, type Subject, scopeOf, stale, textOf, wordsOf } from './outcomes.ts';
import { refusal, refusalOfGrant } from './permission.ts';
import type { Definition, Registry } from './registry.ts';
import { switchedOff } from './switched-off.ts';

/** What the door needs of the world. */
export interface DoorParts {
  store: DocumentStore;
  registry: Registry;
  relay: Relay;
  lists: LastLists;
  /** What the Microsoft set-up needs; where it is left out nothing secret can be entered. */
  microsoft?: MicrosoftSetup;
  /** What the installation says of itself. */
  installation?: Installation;
  now(): Date;
  /** Told of failures nobody foresaw; answers the reference a person is given. */
  unexpected(error: unknown, definition: string, caller: Caller): string;
}

/** How a call is made: its idempotency key, and the version of the record its card showed. */
export interface Call {
  key: string;
  expectedVersion?: number;
  /** Told each step of long work. */
  progress?(line: string): void;
}

/** What came of a call. A failure carries what was understood, so that nothing typed is lost. */
export type Outcome =
  | { ok: true; definition: Definition; reply: Reply; duplicate: boolean; subject?: { kind: RecordKind; record: Aggregate } }
  | {
      ok: false;
      definition: Definition;
      failure: Failure;
      raw: Record<string, unknown>;
      subject?: { kind: RecordKind; record: Aggregate };
    };

const attempts = 12;
type Values = Record<string, unknown>;

/** The one door: every surface comes through here. Parses all inputs at once, authorizes, runs, stores, tells, replies. Never throws. */
export class Door {
  readonly #parts: DoorParts;
  readonly #lanes = new Lanes();
  readonly #tally: CallTally;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#tally = new CallTally(parts.now);
  }

  /** Asks or does this for the caller. */
  async execute(definition: Definition, raw: Record<string, unknown>, caller: Caller, call: Call): Promise<Outcome> {
    const outcome = await this.#carryOut(definition, raw, caller, call);
    const came = outcome.ok ? 'done' : outcome.failure.kind === 'unexpected' ? 'failed' : 'refused';
    if (caller.surface !== 'system') this.#tally.note(caller.tenant._id, came);
    return outcome;
  }

  async #carryOut(definition: Definition, raw: Record<string, unknown>, caller: Caller, call: Call): Promise<Outcome> {
    let subject: Subject | undefined;
    const once = () =>
      this.#once(definition, raw, caller, call, undefined, (found) => {
        subject = found;
      });
    try {
      return (await once()) ?? (await this.#inLine(caller, subject?.record._id ?? definition.name, once));
    } catch (error) {
      if (!(error instanceof Failure)) return failed(definition, this.#unforeseen(error, definition, caller), raw, subject);
      const before = definition.type === 'action' && (await this.#doneBefore(definition, caller, call).catch(() => undefined));
      return before || failed(definition, error, raw, subject);
    }
  }

  /** Tries again after others came between: one at a time for each record, so that everybody comes to their turn. */
  async #inLine(caller: Caller, about: string, once: () => Promise<Outcome | undefined>): Promise<Outcome> {
    const retry = async () => {
      for (let attempt = 1; attempt < attempts; attempt += 1) {
        const step = await once();
        if (step) return step;
      }
      throw new Failure(
        'busy-record',
        'busy',
        say`Many people are changing this record at this moment.`,
        say`Try again in a few seconds; nothing was changed.`,
      );
    };
    // What follows from a change is done while that change still holds its place in line, and must not wait for it.
    return caller.surface === 'system' ? retry() : this.#lanes.run(`${caller.tenant._id}\n${about}`, retry);
  }

  /** What the same call did when it came before. A refusal of the second delivery would belie the first. */
  async #doneBefore(action: Action, { actor, tenant }: Caller, { key }: Call): Promise<Outcome | undefined> {
    const desk = this.desk(tenant._id);
    const entry = await desk.audit.byKey(key);
    if (!entry || entry.actorId !== actor._id) return undefined;
    const record = (await desk.record(entry.subjectKind, entry.subjectId)) as Aggregate | undefined;
    const text = record?.receipts.find((one) => one.key === key)?.text ?? `“${action.title}” was done.`;
    return record && duplicateOf(action, text, { kind: entry.subjectKind, record });
  }

  /** The desk of a tenant, for surfaces that only read what the caller's queries answered. */
  desk(tenantId: string): StoredDesk {
    return openDesk(this.#parts.store, tenantId);
  }

  /** One try; `undefined` when another change came between. */
  async #once(
    definition: Definition,
    raw: Record<string, unknown>,
    caller: Caller,
    call: Call,
    along: Delegation | undefined,
    onSubject: (subject: Subject) => void,
    known?: Subject,
  ): Promise<Outcome | undefined> {
    const denied = refusalOfGrant(definition, caller.actor) ?? switchedOff(definition, caller);
    if (denied) throw denied;
    const now = this.#parts.now();
    const desk = openDesk(this.#parts.store, caller.tenant._id);
    const values = await this.#parse(definition, raw, caller, desk, now, known);
    const subject = scopeOf(definition, values);
    if (subject) onSubject(subject);
    const receipt = subject?.record.receipts?.find((one) => one.key === call.key);
    if (receipt && definition.type === 'action') return duplicateOf(definition, receipt.text, subject!);
    const refused = refusal(definition, caller.actor, subject?.record);
    const { registry, microsoft = noMicrosoft, installation } = this.#parts;
    const context = runContext(desk, { registry, microsoft, installation, tally: this.#tally }, caller, now, call);
    if (call.expectedVersion !== undefined && subject && subject.record.version !== call.expectedVersion)
      throw (definition.type === 'action' && definition.against?.(context, values as never)) || stale(subject);
    if (refused) throw refused;
    if (definition.type === 'query')
      return { ok: true, definition, reply: replyOf(await definition.run(context, values as never)), duplicate: false };
    const change = await definition.run(context, values as never);
    if (change.instead) return this.#delegate(change.instead, caller, call, onSubject, subject);
    return this.#store(definition, values, change, { caller, call, now, ...(along && { along }) }, subject);
  }

  async #delegate(
    to: Delegation,
    caller: Caller,
    call: Call,
    onSubject: (subject: Subject) => void,
    known: Subject | undefined,
  ): Promise<Outcome | undefined> {
    const target = this.#parts.registry.find(to.action);
    if (!target) throw new Error(`no action ${to.action}`);
    return this.#once(target, to.input, caller, call, to, onSubject, known);
  }

  async #parse(
    definition: Definition,
    raw: Record<string, unknown>,
    caller: Caller,
    desk: StoredDesk,
    now: Date,
    known: Subject | undefined,
  ): Promise<Values> {
    const { zone, locale, actor, tenant } = caller;
    const lookup = new DeskLookup(desk, caller, this.#parts.lists, known);
    const parsed = await parseInputs(definition.input, raw, { now, zone, locale, actor, tenant, lookup });
    if (parsed.ok) return parsed.values as Values;
    const problems = parsed.problems.map(({ said, ...problem }) => ({ ...problem, text: said ?? problem.text }));
    const text = sayAll(problems.map((problem) => problem.text));
    throw new Failure('input', 'invalid', text, say`Fill in or correct what is named; nothing was changed.`, problems);
  }

  async #store(
    action: Action,
    values: Values,
    change: Change,
    how: { caller: Caller; call: Call; now: Date; along?: Delegation },
    subject: Subject | undefined,
  ): Promise<Outcome | undefined> {
    const said = wordsOf(change, how.along);
    if (!change.write)
      return {
        ok: true,
        definition: action,
        reply: said(undefined as never),
        duplicate: false,
        ...(subject && { subject: openPart(subject) }),
      };
    const { caller, call, now } = how;
    const kind = 'create' in change.write ? change.write.create : change.write.update;
    const createdId = derivedId(caller.tenant._id, kind, call.key);
    const id = 'create' in change.write ? createdId : change.write.before._id;
    const events = eventsOf(action, values, change, how, { kind, id });
    const provisional = 'create' in change.write ? change.write.record : change.write.after;
    const told = said({ ...provisional, _id: id } as never);
    const receipt = {
      key: call.key,
      action: action.name,
      at: now,
      actorId: caller.actor._id,
      text: told.text,
      undoable: told.undoable === true,
    };
    const committed = await commit(this.#parts.store, change.write, {
      tenantId: caller.tenant._id,
      createdId,
      receipt,
      events,
      now,
    });
    if (committed.state === 'overtaken') return undefined;
    const stored: Subject = { kind, record: committed.record };
    await this.#parts.relay.publish(caller.tenant, kind, committed.record);
    if (committed.state === 'duplicate') return duplicateOf(action, textOf(committed) ?? told.text, stored);
    return { ok: true, definition: action, reply: said(committed.record as never), duplicate: false, subject: openPart(stored) };
  }

  #unforeseen(error: unknown, definition: Definition, caller: Caller): Failure {
    const reference = this.#parts.unexpected(error, definition.name, caller);
    const text = say`Something went wrong on our side (reference ${reference}).`;
    return new Failure(
      'unexpected',
      'unexpected',
      text,
      say`Try again in a moment; if it happens again, give this reference to your administrator.`,
      [],
      reference,
    );
  }
}
