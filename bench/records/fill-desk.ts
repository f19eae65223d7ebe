import type { Aggregate, Named } from '../../shared/domain/records.ts';
import type { Collection, CollectionDefinition, DocumentStore, StoredDocument } from '../../shared/ports/document-store.ts';
import { wordCollection } from '../../src/records/collections.ts';
import { recordKinds, searchFields } from '../../src/records/kinds.ts';
import { BigDesk, type BigKind, firstBigNumber, shares } from './big-desk.ts';

const batch = 2_000;
const kinds = Object.keys(shares) as BigKind[];

const collectionOf = (kind: BigKind) => recordKinds[kind].collection as unknown as CollectionDefinition<StoredDocument>;

/** Batches of the records of one kind with their search fields, and the words that were new in each. */
function* batches(desk: BigDesk, kind: BigKind, count: number, firstNumber: number, words: Set<string>) {
  for (let from = 0; from < count; from += batch) {
    const documents: Aggregate[] = [];
    const fresh: string[] = [];
    for (let place = from; place < Math.min(count, from + batch); place += 1) {
      const record = desk.record(kind, place, firstNumber + place);
      const fields = searchFields(kind, record);
      documents.push({ ...record, ...fields });
      for (const word of fields.terms) {
        if (word.length <= 3 || word.startsWith('^') || words.has(word)) continue;
        words.add(word);
        fresh.push(word);
      }
    }
    yield { documents, fresh };
  }
}

/** The big collections without their indexes: filled so and indexed afterwards, a desk of a million records is there in minutes. */
const unindexed: readonly CollectionDefinition<StoredDocument>[] = [...kinds.map(collectionOf), wordCollection].map(
  (definition) => ({ ...definition, indexes: [] }),
);

/** Fills the store of a tenant with that many records of several kinds, in collections that must not have been opened with their indexes. Words go before the records that hold them, as the door does it; `known` are there already. */
export async function fillDesk(
  store: DocumentStore,
  tenantId: string,
  member: Named,
  size: number,
  known: readonly string[],
): Promise<void> {
  const words = new Set<string>(known);
  const bare = (name: string) => unindexed.find((definition) => definition.name === name)!;
  const vocabulary = store.collection(bare(wordCollection.name)) as Collection<{ _id: string; tenantId: string; word: string }>;
  const desk = new BigDesk(tenantId, member, 7);
  let number = firstBigNumber;
  for (const kind of kinds) {
    const collection = store.collection(bare(collectionOf(kind).name)) as unknown as Collection<Aggregate>;
    const count = Math.round(size * shares[kind]);
    for (const { documents, fresh } of batches(desk, kind, count, number, words)) {
      await vocabulary.insertMany(fresh.map((word) => ({ _id: `${tenantId}:${word}`, tenantId, word })));
      await collection.insertMany(documents);
    }
    if (kind !== 'contact') number += count;
  }
}
