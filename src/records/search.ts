import type { Aggregate } from '../../shared/domain/records.ts';
import type { Page } from '../../shared/ports/desk.ts';
import type { Collection, CollectionDefinition, DocumentStore, Filter } from '../../shared/ports/document-store.ts';
import { fold } from '../../shared/text/fold.ts';
import { type Ranked, wordCollection } from './collections.ts';

const bounds = { vocabulary: 200, estimate: 400, batch: 200, candidates: 4_000 } as const;

type Found = Aggregate & Ranked;

/** The condition on `terms` that one typed word means: a short one is a stored prefix, a longer one the words that begin with it. */
async function condition(store: DocumentStore, tenantId: string, word: string): Promise<unknown> {
  if (word.length <= 3) return `^${word}`;
  const upTo = `${word}\uffff`;
  const known = await store
    .collection(wordCollection)
    .find({ tenantId, word: { $gte: word, $lt: upTo } }, { sort: { word: 1 }, limit: bounds.vocabulary });
  return known.length === 1 ? known[0]!.word : { $in: known.map((entry) => entry.word) };
}

const begins = (terms: readonly string[], word: string) => terms.some((term) => term.startsWith(word));

/** Reads in rank order by the rarest word and keeps what the other words fit too; bounded however common they are. */
async function byRarest(collection: Collection<Found>, filter: Filter, others: readonly string[], page: Page): Promise<Found[]> {
  const wanted = (page.skip ?? 0) + page.limit;
  const kept: Found[] = [];
  for (let skip = 0; skip < bounds.candidates && kept.length < wanted; skip += bounds.batch) {
    const batch = await collection.find(filter, { sort: { rank: -1 }, limit: bounds.batch, skip });
    kept.push(...batch.filter((record) => others.every((word) => begins(record.terms, word))));
    if (batch.length < bounds.batch) break;
  }
  return kept.slice(page.skip ?? 0, wanted);
}

/** Records of one collection in which every word of `text` begins some word, open and recent first; all in that order when there is no word. */
export async function searchRecords<T extends Aggregate>(
  store: DocumentStore,
  definition: CollectionDefinition<T & Ranked>,
  tenantId: string,
  text: string,
  page: Page,
): Promise<T[]> {
  const collection = store.collection(definition) as unknown as Collection<Found>;
  const words = [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 8).map((word) => word.slice(0, 40));
  const options = { sort: { rank: -1 } as const, limit: page.limit, ...(page.skip ? { skip: page.skip } : {}) };
  if (words.length === 0) return (await collection.find({ tenantId }, options)) as unknown as T[];
  const conditions = await Promise.all(words.map(async (word) => ({ word, terms: await condition(store, tenantId, word) })));
  const filters = conditions.map(({ word, terms }) => ({ word, filter: { tenantId, terms } as Filter }));
  if (filters.length === 1) return (await collection.find(filters[0]!.filter, options)) as unknown as T[];
  const counted = await Promise.all(
    filters.map(async (entry) => ({ ...entry, count: await collection.count(entry.filter, { limit: bounds.estimate }) })),
  );
  counted.sort((a, b) => a.count - b.count);
  const [rarest, ...rest] = counted;
  return (await byRarest(
    collection,
    rarest!.filter,
    rest.map((entry) => entry.word),
    page,
  )) as unknown as T[];
}
