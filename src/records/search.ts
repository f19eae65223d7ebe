import type { Aggregate } from '../../shared/domain/records.ts';
import type { Page } from '../../shared/ports/desk.ts';
import type { Collection, CollectionDefinition, DocumentStore, Filter } from '../../shared/ports/document-store.ts';
import { fold } from '../../shared/text/fold.ts';
import { prefixPattern } from '../store/subset/prefix-pattern.ts';
import type { Ranked } from './collections.ts';
import { lettersFiled } from './kinds.ts';

const mostWords = 8;
const mostLetters = 40;

/** The conditions on `terms` that one typed word means: a beginning that records are filed under, and of a longer word the rest of it. */
function conditions(word: string): Filter[] {
  if (word.length <= lettersFiled) return [{ terms: word }];
  return [{ terms: word.slice(0, lettersFiled).toWellFormed() }, { terms: prefixPattern(word) }];
}

/** Records of one collection in which every word of `text` begins some word, open and recent first; all in that order when there is no word. Where fields are named, a record has no others. */
export async function searchRecords<T extends Aggregate>(
  store: DocumentStore,
  definition: CollectionDefinition<T & Ranked>,
  tenantId: string,
  text: string,
  { limit, skip }: Page,
  fields?: readonly (keyof T)[],
): Promise<T[]> {
  const collection = store.collection(definition) as unknown as Collection<T>;
  const words = [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])]
    .slice(0, mostWords)
    .map((word) => word.slice(0, mostLetters));
  const all = words.flatMap(conditions);
  const filter: Filter = { tenantId, ...(all.length > 1 ? { $and: all } : all[0]) };
  const projection = fields && (Object.fromEntries(fields.map((field) => [field, 1])) as Record<string, 1>);
  const page = { sort: { rank: -1 as const }, limit, ...(skip && { skip }) };
  return collection.find(filter, projection ? { ...page, projection } : page);
}
