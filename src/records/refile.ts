import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { Collection, CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { tenantCollection } from './collections.ts';
import { recordKinds, searchFields } from './kinds.ts';

const page = 500;
/** Counted up when records are found by other terms than before. */
const filing = 2;

/** How the records of this installation are filed for search. */
export const filingCollection: CollectionDefinition<{ _id: string; filing: number }> = {
  name: 'filing',
  scope: 'installation',
  indexes: [],
};

const kindsFiled = (Object.keys(recordKinds) as RecordKind[]).filter((kind) => kind !== 'delivery');

async function refileKind(store: DocumentStore, tenantId: string, kind: RecordKind): Promise<number> {
  const collection = store.collection(recordKinds[kind].collection) as unknown as Collection<Aggregate>;
  let [last, filed] = ['', 0];
  for (;;) {
    const some = await collection.find({ tenantId, _id: { $gt: last } }, { sort: { _id: 1 }, limit: page });
    const operations = some.flatMap((record) => {
      const { terms } = searchFields(kind, record);
      if (JSON.stringify(terms) === JSON.stringify(record.terms)) return [];
      // One that was changed meanwhile has been filed by that change.
      return [{ updateOne: { filter: { _id: record._id, tenantId, version: record.version }, update: { $set: { terms } } } }];
    });
    if (operations.length > 0) await collection.bulkWrite(operations, { ordered: false });
    filed += operations.length;
    if (some.length < page) return filed;
    last = some.at(-1)!._id;
  }
}

/** Files the records that an earlier version wrote under the terms of this one, so that search finds them. Done once for a store; cut off, it is done again. Answers how many there were. */
export async function refile(store: DocumentStore): Promise<number> {
  const notes = store.collection(filingCollection);
  if ((await notes.findOne({ _id: 'search' }))?.filing === filing) return 0;
  let filed = 0;
  for (const { _id } of await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { limit: 10_000 })) {
    for (const kind of kindsFiled) filed += await refileKind(store, _id, kind);
  }
  await notes.replaceOne({ _id: 'search' }, { _id: 'search', filing }, { upsert: true });
  return filed;
}
