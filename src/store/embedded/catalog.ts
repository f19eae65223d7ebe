import type { DatabaseSync } from 'node:sqlite';
import type { CheckedDefinition, CheckedIndex } from '../subset/definition.ts';
import { decodeBody } from './body.ts';
import { Table, type TableIndex, tableName } from './table.ts';
import { Tenants } from './tenants.ts';

/** What the file knows about its tables: which indexes they have, and where arrays have been seen. */
export class Catalog {
  readonly #database: DatabaseSync;
  readonly #unsettled = new Set<Table>();
  readonly #tenants: Tenants;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
    this.#tenants = new Tenants(database);
  }

  /** The value kept under a key, or `undefined`. */
  read(key: string): string | undefined {
    return (this.#database.prepare('SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined)?.value;
  }

  /** Keeps a value under a key, in the caller's transaction. */
  write(key: string, value: string): void {
    this.#database
      .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, value);
  }

  /** The table of a definition: created if new, its indexes built, rebuilt or dropped until they are those declared. */
  table(definition: CheckedDefinition): Table {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      this.#database.exec(`CREATE TABLE IF NOT EXISTS ${tableName(definition.name)} (d INTEGER PRIMARY KEY, body BLOB NOT NULL)`);
      const stale = definition.indexes.filter(
        (index) => this.read(`index:${definition.name}:${index.name}`) !== signature(definition, index),
      );
      this.#dropUndeclared(definition);
      for (const index of stale) this.#create(definition, index);
      const table = this.#open(definition);
      const fresh = table.indexes.filter((index) => stale.includes(index.checked));
      if (fresh.length > 0) this.#fill(table, fresh);
      this.#database.exec('COMMIT');
      this.settle();
      return table;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      this.unsettle();
      throw error;
    }
  }

  #open(definition: CheckedDefinition): Table {
    const arrays = new Map<string, boolean[]>();
    for (const index of definition.indexes) {
      const known = this.read(`arrays:${definition.name}:${index.name}`);
      if (known) arrays.set(index.name, JSON.parse(known) as boolean[]);
    }
    return new Table(this.#database, definition, arrays, this.#tenants, (table) => this.#noteArrays(table));
  }

  #dropUndeclared(definition: CheckedDefinition): void {
    const prefix = `index:${definition.name}:`;
    const kept = this.#database.prepare('SELECT key FROM meta WHERE substr(key, 1, ?) = ?').all(prefix.length, prefix) as {
      key: string;
    }[];
    for (const { key } of kept) {
      const name = key.slice(prefix.length);
      if (!definition.indexes.some((index) => index.name === name)) this.#drop(definition.name, name);
    }
  }

  #drop(collection: string, index: string): void {
    this.#database.exec(`DROP TABLE IF EXISTS ${tableName(collection, index)}`);
    this.#database
      .prepare('DELETE FROM meta WHERE key IN (?, ?)')
      .run(`index:${collection}:${index}`, `arrays:${collection}:${index}`);
  }

  #create(definition: CheckedDefinition, index: CheckedIndex): void {
    const collection = definition.name;
    this.#drop(collection, index.name);
    const columns = index.unique
      ? 'k BLOB PRIMARY KEY, d INTEGER NOT NULL'
      : 'k BLOB NOT NULL, d INTEGER NOT NULL, PRIMARY KEY (k, d)';
    this.#database.exec(`CREATE TABLE ${tableName(collection, index.name)} (${columns}) WITHOUT ROWID`);
    this.write(`index:${collection}:${index.name}`, signature(definition, index));
  }

  // Keys put in where they belong touch the whole of an index again and again once it is larger than the cache; sorted first, each goes behind the one before.
  #fill(table: Table, indexes: readonly TableIndex[]): void {
    const sorted = indexes.filter((index) => !index.checked.unique);
    for (const at of sorted.keys()) this.#database.exec(`CREATE TEMP TABLE filling${at} (k BLOB NOT NULL, d INTEGER NOT NULL)`);
    const adding = sorted.map((_, at) => this.#database.prepare(`INSERT INTO filling${at} VALUES (?, ?)`));
    for (const { position, body } of bodies(this.#database, table)) {
      const document = decodeBody(body);
      for (const index of indexes) if (index.checked.unique) table.enter(index, position, document);
      for (const [at, index] of sorted.entries()) for (const key of table.keysOf(index, document)) adding[at]?.run(key, position);
    }
    for (const [at, index] of sorted.entries()) {
      const name = tableName(table.name, index.checked.name);
      this.#database.exec(`INSERT INTO ${name} (k, d) SELECT k, d FROM filling${at} ORDER BY k, d; DROP TABLE filling${at}`);
    }
  }

  #noteArrays(table: Table): void {
    this.#unsettled.add(table);
    for (const index of table.indexes) this.write(`arrays:${table.name}:${index.checked.name}`, JSON.stringify(index.arrays));
  }

  /** Says that the transaction is on the disk, and with it what was noted about arrays. */
  settle(): void {
    this.#unsettled.clear();
  }

  /** Says that the transaction, or a step of it, was taken back: what was noted about arrays is read again. */
  unsettle(): void {
    this.#tenants.unsettle();
    for (const table of this.#unsettled) {
      for (const index of table.indexes) {
        const known = this.read(`arrays:${table.name}:${index.checked.name}`);
        index.arrays = known ? (JSON.parse(known) as boolean[]) : index.checked.fields.map(() => false);
      }
    }
  }
}

// An index whose signature is another one is built anew: where its keys are written in another way, this must say so.
function signature({ scope }: CheckedDefinition, { fields, unique, sparse, partial }: CheckedIndex): string {
  const short = scope === 'tenant' && fields[0]?.path === 'tenantId';
  return JSON.stringify({ fields, unique, sparse, partial, ...(short && { tenants: 'short' }) });
}

/** Every row of a table in the order of insertion, read in pages. */
export function* bodies(database: DatabaseSync, table: Table): Generator<{ position: number; body: Uint8Array }> {
  const page = database.prepare(`SELECT d AS position, body FROM ${tableName(table.name)} WHERE d > ? ORDER BY d LIMIT 500`);
  let last = -1;
  for (;;) {
    const rows = page.all(last) as unknown as { position: number; body: Uint8Array }[];
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.position;
  }
}
