import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { CheckedDefinition, CheckedIndex } from '../subset/definition.ts';
import { type EntryMaker, entryMaker } from './index-entries.ts';
import type { Tenants } from './tenants.ts';
import { within } from './within.ts';

/** A key of an index and the position in the table of the document it is of. */
export interface Place {
  position: number;
  key: Uint8Array;
}

/** A stored document's row: its position and its body as BSON. */
export interface Row {
  position: number;
  body: Uint8Array;
}

/** One index of an open table: how its keys are made and which of its fields have ever been fanned out by an array. */
export interface TableIndex {
  checked: CheckedIndex;
  maker: EntryMaker;
  arrays: boolean[];
  insert: StatementSync;
  remove: StatementSync;
}

/** A range of keys: from `low`, up to but without `high`. */
export interface KeyRange {
  low: Uint8Array;
  high: Uint8Array;
}

/** Quotes a name for SQL. Names are checked to be letters, digits, `_` and `-`; the colon keeps the kinds apart. */
export function tableName(collection: string, index?: string): string {
  return index === undefined ? `"c:${collection}"` : `"x:${collection}:${index}"`;
}

/** The rows of one collection and the keys of its indexes. All methods run at once, inside the caller's transaction. */
export class Table {
  readonly name: string;
  readonly indexes: readonly TableIndex[];
  /** The short names that keys begin with, in a collection of tenants. */
  readonly tenants: Tenants | undefined;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #onArray: (table: Table) => void;

  constructor(
    database: DatabaseSync,
    definition: CheckedDefinition,
    arrays: ReadonlyMap<string, boolean[]>,
    tenants: Tenants,
    onArray: (table: Table) => void,
  ) {
    this.name = definition.name;
    this.tenants = definition.scope === 'tenant' ? tenants : undefined;
    this.#database = database;
    this.#onArray = onArray;
    this.indexes = definition.indexes.map((checked) => ({
      checked,
      maker: entryMaker(
        `${definition.name} index ${checked.name}`,
        checked,
        checked.fields[0]?.path === 'tenantId' ? this.tenants : undefined,
      ),
      arrays: arrays.get(checked.name) ?? checked.fields.map(() => false),
      insert: database.prepare(`INSERT INTO ${tableName(this.name, checked.name)} (k, d) VALUES (?, ?)`),
      remove: database.prepare(`DELETE FROM ${tableName(this.name, checked.name)} WHERE k = ? AND d = ?`),
    }));
  }

  /** Adds a document; throws `DuplicateKey` and leaves a part behind, which the caller's savepoint takes back. */
  insert(document: Record<string, unknown>, body: Uint8Array): void {
    const position = Number(this.#run(`INSERT INTO ${tableName(this.name)} (body) VALUES (?)`, body).lastInsertRowid);
    for (const index of this.indexes) this.enter(index, position, document);
  }

  /** Adds the keys of a document to one index. */
  enter(index: TableIndex, position: number, document: Record<string, unknown>): void {
    for (const key of this.keysOf(index, document)) this.#enter(index, key, position, document);
  }

  /** Changes a document in place; only the keys that differ are touched. */
  replace(position: number, before: Record<string, unknown>, next: Record<string, unknown>, body: Uint8Array): void {
    this.#run(`UPDATE ${tableName(this.name)} SET body = ? WHERE d = ?`, body, position);
    for (const index of this.indexes) {
      const old = index.maker.entries(before).keys;
      const fresh = this.keysOf(index, next);
      for (const key of old) if (!holds(fresh, key)) index.remove.run(key, position);
      for (const key of fresh) if (!holds(old, key)) this.#enter(index, key, position, next);
    }
  }

  /** Removes a document and its keys. */
  remove(position: number, document: Record<string, unknown>): void {
    this.#run(`DELETE FROM ${tableName(this.name)} WHERE d = ?`, position);
    for (const index of this.indexes) for (const key of index.maker.entries(document).keys) index.remove.run(key, position);
  }

  /** The keys of a document in one index. Notes the first time that an array fans a field out, since the planner reads such an index differently. */
  keysOf(index: TableIndex, document: Record<string, unknown>): readonly Buffer[] {
    const { keys, arrays } = index.maker.entries(document);
    for (let field = 0; field < arrays.length; field++) {
      if (!arrays[field] || index.arrays[field]) continue;
      index.arrays[field] = true;
      this.#onArray(this);
    }
    return keys;
  }

  #enter(index: TableIndex, key: Buffer, position: number, document: Record<string, unknown>): void {
    try {
      index.insert.run(key, position);
    } catch (error) {
      // 1555: SQLite's refusal of a second row with the same primary key.
      if ((error as { errcode?: number }).errcode === 1555)
        throw new DuplicateKey(index.checked.name, keyValues(index.checked, document));
      throw error;
    }
  }

  /** Up to `count` rows of a range in the order of the keys, or against it, after the row where the last page ended. */
  page(index: TableIndex, range: KeyRange, reverse: boolean, count: number, last?: Place): Row[] {
    const body = `, c.body AS body FROM ${tableName(this.name, index.checked.name)} x CROSS JOIN ${tableName(this.name)} c ON c.d = x.d`;
    return this.#slice(index, body, range, reverse, count, last) as unknown as Row[];
  }

  /** The same without the documents. */
  places(index: TableIndex, range: KeyRange, reverse: boolean, count: number, last?: Place): Place[] {
    return this.#slice(
      index,
      `, x.k AS key FROM ${tableName(this.name, index.checked.name)} x`,
      range,
      reverse,
      count,
      last,
    ) as Place[];
  }

  /** Of the next `slice` keys of a range those that the document also has under all of the other values, with their rows; at most `count`. */
  crossed(
    index: TableIndex,
    range: KeyRange,
    reverse: boolean,
    others: readonly Uint8Array[],
    page: { slice: number; count: number; last?: Place },
  ): (Row & Place)[] {
    const name = tableName(this.name, index.checked.name);
    const { where, order, bounds } = within(index, range, reverse, page.last);
    const joins = others.map(
      (_, at) => `CROSS JOIN ${name} o${at} ON o${at}.k = CAST(? || substr(x.k, ?) AS BLOB) AND o${at}.d = x.d`,
    );
    const sql = `SELECT x.d AS position, x.k AS key, c.body AS body FROM (SELECT x.k, x.d FROM ${name} x WHERE ${where} ${order} LIMIT ?) x
      ${joins.join(' ')} CROSS JOIN ${tableName(this.name)} c ON c.d = x.d LIMIT ?`;
    const tails = others.flatMap((value) => [value, range.low.length + 1]);
    return this.statement(sql).all(...bounds, page.slice, ...tails, page.count) as unknown as (Row & Place)[];
  }

  /** The place that so many keys of a range end with; `undefined` if there are not that many. */
  ahead(index: TableIndex, range: KeyRange, reverse: boolean, keys: number, last?: Place): Place | undefined {
    const { where, order, bounds } = within(index, range, reverse, last);
    const from = `FROM ${tableName(this.name, index.checked.name)} x WHERE ${where} ${order}`;
    const sql = `SELECT x.d AS position, x.k AS key ${from} LIMIT 1 OFFSET ?`;
    return this.statement(sql).get(...bounds, keys - 1) as unknown as Place | undefined;
  }

  /** Whether a document has this key. */
  has(index: TableIndex, key: Uint8Array, position: number): boolean {
    const sql = `SELECT 1 FROM ${tableName(this.name, index.checked.name)} WHERE k = ? AND d = ?`;
    return this.statement(sql).get(key, position) !== undefined;
  }

  #slice(index: TableIndex, from: string, range: KeyRange, reverse: boolean, count: number, last: Place | undefined): object[] {
    const { where, order, bounds } = within(index, range, reverse, last);
    const sql = `SELECT x.d AS position${from} WHERE ${where} ${order} LIMIT ?`;
    return this.statement(sql).all(...bounds, count);
  }

  /** The row of one exact key of a unique index. */
  point(index: TableIndex, key: Uint8Array): Row | undefined {
    const sql = `SELECT x.d AS position, c.body AS body FROM ${tableName(this.name, index.checked.name)} x CROSS JOIN ${tableName(this.name)} c ON c.d = x.d WHERE x.k = ?`;
    return this.statement(sql).get(key) as unknown as Row | undefined;
  }

  /** The body at a position, or `undefined` if it has been removed. */
  body(position: number): Uint8Array | undefined {
    return (
      this.statement(`SELECT body FROM ${tableName(this.name)} WHERE d = ?`).get(position) as { body: Uint8Array } | undefined
    )?.body;
  }

  /** How many keys a range holds, counting no further than `cap`. */
  countKeys(index: TableIndex, range: KeyRange, cap: number): number {
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${tableName(this.name, index.checked.name)} WHERE k >= ? AND k < ? LIMIT ?)`;
    return (this.statement(sql).get(range.low, range.high, cap) as { n: number }).n;
  }

  /** The first key of a range, or `undefined` if it is empty. */
  firstKey(index: TableIndex, range: KeyRange): Uint8Array | undefined {
    const sql = `SELECT k FROM ${tableName(this.name, index.checked.name)} WHERE k >= ? AND k < ? ORDER BY k LIMIT 1`;
    return (this.statement(sql).get(range.low, range.high) as { k: Uint8Array } | undefined)?.k;
  }

  /** How many documents the table holds, or has held at most; costs nothing. */
  size(): number {
    return Number((this.statement(`SELECT max(d) AS n FROM ${tableName(this.name)}`).get() as { n: number | null }).n ?? 0);
  }

  #run(sql: string, ...values: (Uint8Array | number)[]): { lastInsertRowid: number | bigint } {
    return this.statement(sql).run(...values);
  }

  /** The statement for that SQL, prepared once. */
  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function holds(keys: readonly Buffer[], key: Buffer): boolean {
  return keys.some((other) => other.equals(key));
}

function keyValues(index: CheckedIndex, document: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { path } of index.fields) {
    let value: unknown = document;
    for (const name of path.split('.'))
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
    values[path] = value ?? null;
  }
  return values;
}
