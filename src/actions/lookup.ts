import type { Caller } from '../../shared/definition/caller.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { Found, Lookup } from '../../shared/fields/field.ts';
import { fold } from '../../shared/text/fold.ts';
import type { StoredDesk } from '../records/desk.ts';
import { recordKinds } from '../records/kinds.ts';
import type { LastLists } from './last-lists.ts';
import { mayRead } from './permission.ts';
import { recordTitle } from './record-title.ts';

type FoundRecord = Found<{ kind: RecordKind; record: unknown }>;

const offered = 10;
const numberedKinds = ['ticket', 'task', 'approval'] as const;
const kindWord = /^(ticket|task|approval|client|contact|project)\s*[:#]?\s*(?=\S)/i;

/** Finds what a person means, limited to the acting tenant. */
export class DeskLookup implements Lookup {
  readonly #desk: StoredDesk;
  readonly #caller: Caller;
  readonly #lists: LastLists;
  readonly #known: { kind: RecordKind; record: Aggregate } | undefined;

  /** `known` was read for the same call a moment ago and need not be read again. */
  constructor(desk: StoredDesk, caller: Caller, lists: LastLists, known?: { kind: RecordKind; record: Aggregate }) {
    this.#desk = desk;
    this.#caller = caller;
    this.#lists = lists;
    this.#known = known;
  }

  async record(kinds: readonly RecordKind[], text: string): Promise<FoundRecord> {
    const of = kinds.filter((kind) => mayRead(this.#caller.actor, kind));
    if (of.length === 0) return {};
    return this.#readable(of, text);
  }

  async #readable(of: readonly RecordKind[], text: string): Promise<FoundRecord> {
    const direct = /^([a-z-]+):(\S+)$/.exec(text);
    if (direct && of.includes(direct[1] as RecordKind)) {
      const found = await this.#byId(direct[1] as RecordKind, direct[2]!);
      if (found.one) return found;
    }
    const word = kindWord.exec(text);
    const named = word && (word[1]!.toLowerCase() as RecordKind);
    const kinds = named && of.includes(named) ? [named] : of;
    const rest = named && of.includes(named) ? text.slice(word![0].length) : text;
    const number = /^(#?)\s*(\d{1,9})$/.exec(rest.trim());
    if (number) return this.#byNumber(kinds, Number(number[2]), number[1] === '' && !text.includes('#'));
    return this.#byWords(kinds, rest.trim());
  }

  async person(text: string): Promise<Found<Member>> {
    if (/^(me|myself|mich|mir)$/i.test(text)) return { one: this.#caller.actor };
    const wanted = text.startsWith('member:') ? text.slice('member:'.length) : text;
    const exact =
      (await this.#desk.members.byId(wanted)) ?? (wanted.includes('@') ? await this.#desk.members.byMail(wanted) : undefined);
    if (exact) return exact.active ? { one: exact } : {};
    const found = (await this.#desk.members.search(wanted, { limit: offered + 1 })).filter((member) => member.active);
    const same = found.filter((member) => fold(member.name) === fold(wanted));
    const meant = same.length === 1 ? same : found;
    if (meant.length === 1) return { one: meant[0]! };
    return meant.length
      ? { several: meant.slice(0, offered).map((member) => ({ value: member._id, title: `${member.name} (${member.mail})` })) }
      : {};
  }

  async #byId(kind: RecordKind, id: string): Promise<FoundRecord> {
    const known = this.#known?.kind === kind && this.#known.record._id === id ? this.#known.record : undefined;
    const record = known ?? (await this.#desk.record(kind, id));
    return record ? { one: { kind, record } } : {};
  }

  async #byNumber(of: readonly RecordKind[], number: number, mayBePosition: boolean): Promise<FoundRecord> {
    const listed = mayBePosition ? await this.#listed(of, number) : {};
    if (listed.one) return listed;
    for (const kind of numberedKinds) {
      if (!of.includes(kind)) continue;
      const reads = { ticket: this.#desk.tickets, task: this.#desk.tasks, approval: this.#desk.approvals }[kind];
      const record = await reads.byNumber(number);
      if (record) return { one: { kind, record } };
    }
    return mayBePosition ? {} : this.#listed(of, number);
  }

  /** The record at this place of the last list, when it is of these kinds. */
  async #listed(of: readonly RecordKind[], place: number): Promise<FoundRecord> {
    const listed = place <= 100 ? await this.#lists.at(this.#caller, place) : undefined;
    return listed && of.includes(listed.kind) ? this.#byId(listed.kind, listed.id) : {};
  }

  async #byWords(of: readonly RecordKind[], text: string): Promise<FoundRecord> {
    if (!/[\p{L}\p{N}]/u.test(text)) return {};
    const exact = of.includes('client')
      ? await this.#desk.clients.byName(text)
      : of.includes('contact') && text.includes('@')
        ? await this.#desk.contacts.byMail(text)
        : undefined;
    if (exact) return { one: { kind: of.includes('client') ? 'client' : 'contact', record: exact } };
    const lists = await Promise.all(
      of.map(async (kind) => (await this.#desk.of(kind).search(text, { limit: offered })).map((record) => ({ kind, record }))),
    );
    const found = lists.flat();
    const same = found.filter(({ kind, record }) => fold(recordTitle(kind, record)) === fold(text));
    // Of several of the same name the one that is still in use is meant, not those that were put away.
    const inUse = same.filter(({ kind, record }) => recordKinds[kind].open(record as never));
    const meant = [inUse, same].find(({ length }) => length === 1) ?? found;
    if (meant.length === 1) return { one: meant[0]! };
    return meant.length
      ? {
          several: meant.slice(0, offered).map(({ kind, record }) => ({
            value: `${kind}:${(record as { _id: string })._id}`,
            title: recordTitle(kind, record, true),
          })),
        }
      : {};
  }
}
