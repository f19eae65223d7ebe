import type { Write } from '../../shared/definition/action.ts';
import type { Aggregate, DomainEvent, Receipt, RecordKind } from '../../shared/domain/records.ts';
import { DuplicateKey } from '../../shared/errors/store-errors.ts';
import type { Collection, DocumentStore, Update } from '../../shared/ports/document-store.ts';
import { recordKinds, searchFields } from '../records/kinds.ts';

/** How a write ended: stored; done before under the same key; or overtaken by another change, so that the action must look again. */
export type Committed = { state: 'stored' | 'duplicate'; record: Aggregate; text?: string } | { state: 'overtaken' };

/** What is stored together with a change. */
export interface Along {
  tenantId: string;
  /** The id a created record gets; derived from the key. */
  createdId: string;
  receipt: Receipt;
  events: DomainEvent[];
  now: Date;
}

const receiptsKept = { least: 50, most: 400, for: 15 * 60_000 } as const;
const ownFields = new Set(['_id', 'tenantId', 'version', 'createdAt', 'pending', 'receipts']);

function done(record: Aggregate, key: string): Committed | undefined {
  const receipt = record.receipts.find((one) => one.key === key);
  return receipt && { state: 'duplicate', record, text: receipt.text };
}

/** How many receipts stay: the newest 50, and on a record that many people work on all of the last quarter of an hour, within which Teams may deliver again. */
function keptReceipts({ receipts }: Aggregate, now: Date): number {
  const since = now.getTime() - receiptsKept.for;
  const young = receipts.length < receiptsKept.least ? 0 : receipts.filter(({ at }) => at.getTime() >= since).length + 1;
  return Math.min(receiptsKept.most, Math.max(receiptsKept.least, young));
}

const same = (a: unknown, b: unknown) =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, index) => value === b[index]));

/** Only the fields that differ, so that a note on a long ticket does not rewrite what did not change. */
function difference(kind: RecordKind, before: Aggregate, after: Aggregate, now: Date): Update {
  const next = { ...after, updatedAt: now };
  const whole: Record<string, unknown> = { ...next, ...searchFields(kind, next) };
  const old = before as unknown as Record<string, unknown>;
  const set: Record<string, unknown> = {};
  const unset: Record<string, unknown> = {};
  for (const field of new Set([...Object.keys(whole), ...Object.keys(old)])) {
    if (ownFields.has(field) || same(whole[field], old[field])) continue;
    if (whole[field] === undefined) unset[field] = '';
    else set[field] = whole[field];
  }
  return Object.keys(unset).length ? { $set: set, $unset: unset } : { $set: set };
}

async function create(store: DocumentStore, kind: RecordKind, record: object, along: Along): Promise<Committed> {
  const collection = store.collection(recordKinds[kind].collection) as unknown as Collection<Aggregate>;
  const bare = {
    ...record,
    _id: along.createdId,
    tenantId: along.tenantId,
    version: 1,
    createdAt: along.now,
    updatedAt: along.now,
  };
  const base = { ...bare, terms: [], pending: along.events, receipts: [along.receipt] } as Aggregate;
  const document = { ...base, ...searchFields(kind, base) };
  try {
    await collection.insertOne(document);
    return { state: 'stored', record: document };
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const there = await collection.findOne({ _id: along.createdId, tenantId: along.tenantId });
    return there ? (done(there, along.receipt.key) ?? { state: 'duplicate', record: there }) : { state: 'overtaken' };
  }
}

async function update(store: DocumentStore, write: Extract<Write, { update: RecordKind }>, along: Along): Promise<Committed> {
  const collection = store.collection(recordKinds[write.update].collection) as unknown as Collection<Aggregate>;
  const change = difference(write.update, write.before, write.after, along.now);
  const identity = { _id: write.before._id, tenantId: along.tenantId };
  const filter = { ...identity, version: write.before.version, 'receipts.key': { $ne: along.receipt.key } };
  const stored = await collection
    .findOneAndUpdate(filter, {
      ...change,
      $inc: { version: 1 },
      $push: {
        pending: { $each: along.events },
        receipts: { $each: [along.receipt], $slice: -keptReceipts(write.before, along.now) },
      },
    })
    .catch((error: unknown) => {
      // Another record took a name or an address first: the action looks again, and says so.
      if (error instanceof DuplicateKey) return undefined;
      throw error;
    });
  if (stored) return { state: 'stored', record: stored };
  const now = await collection.findOne(identity);
  return (now && done(now, along.receipt.key)) ?? { state: 'overtaken' };
}

/** Stores a change, its events and its receipt as one atomic write of one document. */
export function commit(store: DocumentStore, write: Write, along: Along): Promise<Committed> {
  return 'create' in write ? create(store, write.create, write.record, along) : update(store, write, along);
}
