import type { Aggregate } from '../../shared/domain/records.ts';
import type { Page } from '../../shared/ports/desk.ts';
import type { Collection, CollectionDefinition, DocumentStore, Filter } from '../../shared/ports/document-store.ts';
import { fold } from '../../shared/text/fold.ts';
import { prefixPattern } from '../store/subset/prefix-pattern.ts';
import { type Ranked, wordCollection } from './collections.ts';

const mostWords = 8;
const mostKnown = 200;
const marked = 3;

const underWay = new WeakMap<DocumentStore, Map<string, Promise<string[]>>>();

async function readWords(store: DocumentStore, tenantId: string, word: string): Promise<string[]> {
  const filter = { tenantId, word: { $gte: word, $lt: `${word}\uffff` } };
  const known = await store.collection(wordCollection).find(filter, { sort: { word: 1 }, limit: mostKnown });
  return known.map((entry) => entry.word);
}

/** The words of the tenant that begin so, at most 200. A search over several kinds asks at once for the same; they are read once. */
function wordsLike(store: DocumentStore, tenantId: string, word: string): Promise<string[]> {
  const asked = underWay.get(store) ?? new Map<string, Promise<string[]>>();
  underWay.set(store, asked);
  const key = `${tenantId}\n${word}`;
  const same = asked.get(key);
  if (same) return same;
  const reading = readWords(store, tenantId, word).finally(() => asked.delete(key));
  asked.set(key, reading);
  return reading;
}

/** The conditions on `terms` that one typed word means: a short one is a stored prefix, a longer one the words that begin with it. `undefined` when no record has such a word. */
async function conditions(store: DocumentStore, tenantId: string, word: string): Promise<Filter[] | undefined> {
  if (word.length <= marked) return [{ terms: `^${word}` }];
  const known = await wordsLike(store, tenantId, word);
  if (known.length === 0) return undefined;
  if (known.length === mostKnown) return [{ terms: prefixPattern(word) }, { terms: `^${word.slice(0, marked)}` }];
  return [{ terms: known.length === 1 ? known[0] : { $in: known } }];
}

/** Records of one collection in which every word of `text` begins some word, open and recent first; all in that order when there is no word. */
export async function searchRecords<T extends Aggregate>(
  store: DocumentStore,
  definition: CollectionDefinition<T & Ranked>,
  tenantId: string,
  text: string,
  page: Page,
): Promise<T[]> {
  const collection = store.collection(definition) as unknown as Collection<T>;
  const words = [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, mostWords).map((word) => word.slice(0, 40));
  // Where it cannot be told which word is the rarest, the longest is the best guess, and the first condition leads.
  words.sort((a, b) => b.length - a.length);
  const each = await Promise.all(words.map((word) => conditions(store, tenantId, word)));
  if (each.some((one) => one === undefined)) return [];
  const all = each.flatMap((one) => one!);
  const filter: Filter = { tenantId, ...(all.length > 1 ? { $and: all } : all[0]) };
  return collection.find(filter, { sort: { rank: -1 }, limit: page.limit, ...(page.skip ? { skip: page.skip } : {}) });
}
