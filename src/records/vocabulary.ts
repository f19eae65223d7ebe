import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { wordCollection } from './collections.ts';

const remembered = 100_000;

/** Keeps the list of words that prefixes are looked up in. A word is added before the record that holds it is written, so that no record is ever out of reach. */
export class Vocabulary {
  readonly #store: DocumentStore;
  readonly #known = new Set<string>();

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  /** Adds these words of a tenant. Costs nothing for words this process has seen. */
  async add(tenantId: string, words: readonly string[]): Promise<void> {
    const fresh = words.filter((word) => word.length > 3 && !word.startsWith('^') && !this.#known.has(`${tenantId}\n${word}`));
    if (fresh.length === 0) return;
    const operations = fresh.map((word) => ({
      updateOne: { filter: { _id: `${tenantId}:${word}`, tenantId }, update: { $setOnInsert: { word } }, upsert: true },
    }));
    await this.#store.collection(wordCollection).bulkWrite(operations, { ordered: false });
    if (this.#known.size + fresh.length > remembered) this.#known.clear();
    for (const word of fresh) this.#known.add(`${tenantId}\n${word}`);
  }
}
