import type {
  Collection,
  CollectionDefinition,
  DocumentStore,
  Filter,
  FindOptions,
  StoredDocument,
} from '../../../shared/ports/document-store.ts';
import { type CheckedDefinition, checkDefinition } from '../subset/definition.ts';
import { EmbeddedCollection } from './collection.ts';
import type { Explanation } from './explain.ts';
import { StoreFile } from './store-file.ts';
import { sweepTable } from './sweeper.ts';
import type { Table } from './table.ts';
import { verifyTable } from './verify-indexes.ts';

/** How the embedded store is opened. Without a clock nothing expires by itself, and `sweep` must be given the time. */
export interface EmbeddedStoreOptions {
  folder: string;
  clock?: { now(): Date };
  /** Milliseconds between two sweeps; 60,000 if not given, as on MongoDB. */
  sweepEvery?: number;
  /** Told of a sweep that failed; the next one tries again. */
  onSweepFailure?: (error: unknown) => void;
}

/** The embedded store: a `DocumentStore` in one file, for one process. */
export interface EmbeddedStore extends DocumentStore {
  /** Removes the documents whose time has come; answers how many. */
  sweep(now?: Date): Promise<number>;
  /** Writes a copy of the whole store to a new file while work goes on; resolves when it is complete. Refuses an existing file. */
  backup(toFile: string): Promise<void>;
  /** A sentence for every index key that is missing, wrong or left over; empty when all is well. Reads all of these collections, or of those in use. */
  verifyIndexes(definitions?: readonly CollectionDefinition<StoredDocument>[]): string[];
  /** How a find would be answered. */
  explain<T extends StoredDocument>(
    definition: CollectionDefinition<T>,
    filter: Filter,
    options?: FindOptions,
  ): Promise<Explanation>;
}

interface OpenCollection {
  definition: CheckedDefinition;
  signature: string;
  table: Table;
  collection: EmbeddedCollection<StoredDocument>;
}

/** Opens the store of a folder, creating it if need be. Throws `StoreUnavailable` with a remedy if another process holds it or it is damaged. */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  return new Embedded(options);
}

class Embedded implements EmbeddedStore {
  readonly #file: StoreFile;
  readonly #clock: EmbeddedStoreOptions['clock'];
  readonly #open = new Map<string, OpenCollection>();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor({ folder, clock, sweepEvery = 60_000, onSweepFailure }: EmbeddedStoreOptions) {
    this.#file = new StoreFile(folder);
    this.#clock = clock;
    if (!clock) return;
    this.#timer = setInterval(() => this.sweep().catch((error: unknown) => onSweepFailure?.(error)), sweepEvery);
    this.#timer.unref();
  }

  collection<T extends StoredDocument>(definition: CollectionDefinition<T>): Collection<T> {
    return this.#collection(definition);
  }

  #collection<T extends StoredDocument>(definition: CollectionDefinition<T>): EmbeddedCollection<T> {
    const checked = checkDefinition(definition);
    const before = this.#open.get(checked.name);
    if (before?.definition === checked) return before.collection as unknown as EmbeddedCollection<T>;
    const signature = JSON.stringify(checked);
    if (before && before.signature !== signature)
      throw new Error(`the collection ${checked.name} is open with another definition`);
    if (before) return before.collection as unknown as EmbeddedCollection<T>;
    const table = this.#file.now(() => this.#file.catalog.table(checked));
    const collection = new EmbeddedCollection<T>(definition, table, this.#file);
    this.#open.set(checked.name, {
      definition: checked,
      signature,
      table,
      collection: collection as unknown as EmbeddedCollection<StoredDocument>,
    });
    return collection;
  }

  async prepare(definitions: readonly CollectionDefinition<StoredDocument>[]): Promise<void> {
    for (const definition of definitions) this.#collection(definition);
  }

  async ping(): Promise<void> {
    this.#file.now(() => this.#file.database.prepare('SELECT 1').get());
  }

  async sweep(now = this.#clock?.now()): Promise<number> {
    if (!now) throw new Error('a store without a clock must be told the time to sweep');
    let removed = 0;
    for (const { definition, table } of this.#open.values()) removed += await sweepTable(this.#file, definition, table, now);
    return removed;
  }

  async backup(toFile: string): Promise<void> {
    await this.#file.drained();
    this.#file.now(() => this.#file.database.prepare('VACUUM INTO ?').run(toFile));
  }

  verifyIndexes(definitions?: readonly CollectionDefinition<StoredDocument>[]): string[] {
    for (const definition of definitions ?? []) this.#collection(definition);
    const names = definitions?.map((definition) => definition.name) ?? [...this.#open.keys()];
    return this.#file.now(() =>
      names.flatMap((name) => verifyTable(this.#file.database, (this.#open.get(name) as OpenCollection).table)),
    );
  }

  explain<T extends StoredDocument>(
    definition: CollectionDefinition<T>,
    filter: Filter,
    options?: FindOptions,
  ): Promise<Explanation> {
    return this.#collection(definition).explain(filter, options);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#file.close();
  }
}
