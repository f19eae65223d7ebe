import type { Aggregate, Named } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore, StoredDocument } from '../../shared/ports/document-store.ts';
import { recordKinds, searchFields } from '../../src/records/kinds.ts';
import { BigDesk, type BigKind, firstBigNumber, shares } from './big-desk.ts';

const batch = 2_000;
const kinds = Object.keys(shares) as BigKind[];

const collectionOf = (kind: BigKind) => recordKinds[kind].collection as unknown as CollectionDefinition<StoredDocument>;

/** Batches of the records of one kind with their search fields. */
function* batches(desk: BigDesk, kind: BigKind, count: number, firstNumber: number) {
  for (let from = 0; from < count; from += batch) {
    const documents: Aggregate[] = [];
    for (let place = from; place < Math.min(count, from + batch); place += 1) {
      const record = desk.record(kind, place, firstNumber + place);
      documents.push({ ...record, ...searchFields(kind, record) });
    }
    yield documents;
  }
}

/** The collection of a kind without its indexes: filled so and indexed afterwards, a desk of a million records is there in minutes. */
const unindexed = (kind: BigKind) => ({ ...collectionOf(kind), indexes: [] }) as unknown as CollectionDefinition<Aggregate>;

/** Fills the store of a tenant with that many records of several kinds, in collections that must not have been opened with their indexes. */
export async function fillDesk(store: DocumentStore, tenantId: string, member: Named, size: number): Promise<void> {
  const desk = new BigDesk(tenantId, member, 7);
  let number = firstBigNumber;
  for (const kind of kinds) {
    const collection = store.collection(unindexed(kind));
    const count = Math.round(size * shares[kind]);
    for (const documents of batches(desk, kind, count, number)) await collection.insertMany(documents);
    if (kind !== 'contact') number += count;
  }
}
