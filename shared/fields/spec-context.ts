import type { Member } from '../domain/member.ts';
import type { RecordKind } from '../domain/records.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Found, Lookup, ParseContext } from './field.ts';

const stored = {
  tenantId: 't1',
  version: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  terms: [],
  pending: [],
  receipts: [],
};

function member(_id: string, name: string): Member {
  const mail = `${name.split(' ')[0]?.toLowerCase()}@msp.example`;
  return { ...stored, _id, name, mail, roles: ['technician'], zone: 'Europe/Berlin', locale: 'en-GB', active: true };
}

const people = [member('m1', 'Ada Byron'), member('m2', 'Grace Hopper'), member('m3', 'Grace Kelly')];
const records: { kind: RecordKind; record: { _id: string; number?: number; title?: string; name?: string } }[] = [
  { kind: 'ticket', record: { _id: 'r1', number: 5, title: 'Printer broken' } },
  { kind: 'ticket', record: { _id: 'r2', number: 1001, title: 'Printer on fire' } },
  { kind: 'task', record: { _id: 'r3', number: 5, title: 'Order laptops' } },
  { kind: 'task', record: { _id: 'r4', number: 7, title: 'Task force meeting' } },
  { kind: 'approval', record: { _id: 'r5', number: 3, title: 'Overtime' } },
  { kind: 'client', record: { _id: 'r6', name: 'Acme' } },
];

function found<T>(hits: T[], choice: (hit: T) => { value: string; title: string }): Found<T> {
  const [one, ...others] = hits;
  return others.length ? { several: hits.map(choice) } : one === undefined ? {} : { one };
}

/** A desk of three people and six records, held in memory, for the specs of fields and phrases. */
const lookup: Lookup = {
  async record(of, text) {
    const words = text.toLowerCase();
    const hits = records.filter(
      ({ kind, record }) =>
        of.includes(kind) && [`${kind}:${record._id}`, `#${record.number}`, String(record.number)].includes(words) === true,
    );
    const named = records.filter(
      ({ kind, record }) => of.includes(kind) && (record.title ?? record.name ?? '').toLowerCase().includes(words),
    );
    return found(hits.length ? hits : named, ({ kind, record }) => ({
      value: `${kind}:${record._id}`,
      title: record.title ?? record.name ?? '',
    }));
  },
  async person(text) {
    const words = text.toLowerCase();
    if (words === 'me') return { one: people[0] as Member };
    const hits = people.filter(({ _id, name, mail }) => _id === words || mail === words || name.toLowerCase().includes(words));
    return found(hits, ({ _id, name }) => ({ value: _id, title: name }));
  },
};

/** What the specs parse with: Thursday 19 November 2026, 12:00 UTC, in Berlin, British English, unless told otherwise. */
export function specContext(changes: Partial<ParseContext> = {}): ParseContext {
  const tenant = { _id: 't1', name: 'MSP' } as Tenant;
  return {
    now: new Date('2026-11-19T12:00:00Z'),
    zone: 'Europe/Berlin',
    locale: 'en-GB',
    actor: people[0] as Member,
    tenant,
    lookup,
    ...changes,
  };
}
