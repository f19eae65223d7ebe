import type { Aggregate, Named, RecordKind } from '../../shared/domain/records.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { dice, zipf } from './dice.ts';
import { vocabulary } from './vocabulary.ts';

/** A record ready to be stored, but for its search fields. */
export type BigRecord = Aggregate & Record<string, unknown>;

/** The kinds that a big desk is made of, and which part of it each is. */
export const shares: { readonly [kind in 'ticket' | 'task' | 'contact' | 'approval']: number } = {
  ticket: 0.5,
  task: 0.2,
  contact: 0.2,
  approval: 0.1,
};

/** Kinds of which a big desk has many. */
export type BigKind = keyof typeof shares;

const noon = Date.UTC(2026, 10, 20, 12);
const day = 86_400_000;
const colleagues = 200;
const clientEndings = ['Ltd', 'GmbH', 'Dental', 'Logistics', 'Legal', 'Bakery', 'Partners', 'Group'];

/** The first work number of a big desk; seeded ones are below. */
export const firstBigNumber = 2_001;

/** Writes records of any number, the same in each run. Open work is 4 in 100; the one member who is asked about has as much of it in a large desk as in a small one. */
export class BigDesk {
  readonly #tenantId: string;
  readonly #member: Named;
  readonly #throw: () => number;
  readonly #word: () => number;
  readonly #client: () => number;

  constructor(tenantId: string, member: Named, seed: number) {
    this.#tenantId = tenantId;
    this.#member = member;
    this.#throw = dice(seed);
    this.#word = zipf(vocabulary.words.length, this.#throw);
    this.#client = zipf(vocabulary.clients.length, this.#throw);
  }

  /** The record of that kind at that place, `number` being its work number where it has one. */
  record(kind: BigKind, place: number, number: number): BigRecord {
    const at = new Date(noon - Math.floor(this.#throw() * 900 * day));
    const base: BigRecord = {
      _id: derivedId(this.#tenantId, kind, String(place)),
      tenantId: this.#tenantId,
      version: 1,
      createdAt: at,
      updatedAt: at,
      terms: [],
      pending: [],
      receipts: [],
    };
    return { ...base, ...this.#fields(kind, place, number, at) };
  }

  #fields(kind: BigKind, place: number, number: number, at: Date): Record<string, unknown> {
    if (kind === 'ticket') return this.#ticket(place, number, at);
    if (kind === 'task') return this.#task(number);
    if (kind === 'contact') return this.#contact(place);
    return this.#approval(number, at);
  }

  #ticket(place: number, number: number, at: Date): Record<string, unknown> {
    const mine = place < 40;
    const open = mine || this.#throw() < 0.04;
    const due = new Date(at.getTime() + day);
    const contact = this.#person('contact');
    return {
      number,
      title: this.#text(3, 7),
      description: this.#throw() < 0.7 ? '' : this.#text(4, 9),
      status: open ? 'open' : 'closed',
      priority: ['low', 'normal', 'normal', 'high', 'urgent'][Math.floor(this.#throw() * 5)],
      client: this.#clientName(),
      contact: { ...contact, mail: `${contact.name.toLowerCase().replace(' ', '.')}@example.com` },
      assignee: mine ? this.#member : this.#colleague(),
      entries: [],
      sla: { responseDueAt: due, respondedAt: at, resolutionDueAt: due, ...(open ? {} : { resolvedAt: due, pausedAt: due }) },
    };
  }

  #task(number: number): Record<string, unknown> {
    return {
      number,
      title: this.#text(3, 7),
      description: '',
      status: this.#throw() < 0.04 ? 'to-do' : 'done',
      client: this.#clientName(),
      assignee: this.#colleague(),
      dueOn: '2026-11-27',
      notes: [],
    };
  }

  #contact(place: number): Record<string, unknown> {
    const { name } = this.#person('contact');
    return { name, mail: `${name.toLowerCase().replace(' ', '.')}.${place}@example.com`, client: this.#clientName() };
  }

  #approval(number: number, at: Date): Record<string, unknown> {
    const status = this.#throw() < 0.01 ? 'requested' : 'approved';
    return {
      number,
      of: 'change',
      title: this.#text(3, 6),
      details: '',
      status,
      requester: this.#colleague(),
      approvers: [],
      requestedAt: at,
    };
  }

  #text(least: number, most: number): string {
    const count = least + Math.floor(this.#throw() * (most - least + 1));
    const text = Array.from({ length: count }, () => vocabulary.words[this.#word()]!).join(' ');
    return text[0]!.toUpperCase() + text.slice(1);
  }

  #one(of: readonly string[]): string {
    return of[Math.floor(this.#throw() * of.length)]!;
  }

  #person(kind: RecordKind): Named {
    const name = `${this.#one(vocabulary.firstNames)} ${this.#one(vocabulary.lastNames)}`;
    return { id: derivedId(kind, name), name };
  }

  #clientName(): Named {
    const place = this.#client();
    return { id: `client-${place}`, name: `${vocabulary.clients[place]} ${clientEndings[place % clientEndings.length]}` };
  }

  #colleague(): Named {
    const place = Math.floor(this.#throw() * colleagues);
    return { id: `colleague-${place}`, name: `${vocabulary.firstNames[place]} ${vocabulary.lastNames[place]}` };
  }
}
