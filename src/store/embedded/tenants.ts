import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inverted, typeByte } from './key-encoding.ts';

/**
 * The short names of tenants. Each key of a tenant's index begins with the tenant, and there are many keys: four bytes instead of the
 * whole id halve an index. A number is given to a tenant by the write that first names it, and is part of that write's transaction.
 */
export class Tenants {
  readonly #known = new Map<string, Buffer>();
  readonly #read: StatementSync;
  readonly #add: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec('CREATE TABLE IF NOT EXISTS tenants (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)');
    this.#read = database.prepare('SELECT n FROM tenants WHERE id = ?');
    this.#add = database.prepare('INSERT INTO tenants (id) VALUES (?)');
  }

  /** What the keys of a tenant begin with; given to it now if it has none. */
  forWriting(id: unknown, direction: 1 | -1): Buffer {
    const part = this.#find(id) ?? this.#keep(id as string, Number(this.#add.run(id as string).lastInsertRowid));
    return direction === 1 ? part : inverted(part);
  }

  /** What the keys of a tenant begin with; what no key begins with if none was ever written. */
  forReading(id: unknown): Buffer {
    return this.#find(id) ?? encoded(0);
  }

  #find(id: unknown): Buffer | undefined {
    const known = this.#known.get(id as string);
    if (known || typeof id !== 'string') return known;
    const row = this.#read.get(id) as { n: number } | undefined;
    return row && this.#keep(id, row.n);
  }

  #keep(id: string, n: number): Buffer {
    const part = encoded(n);
    this.#known.set(id, part);
    return part;
  }

  /** Forgets what may have been given by a write that was taken back. */
  unsettle(): void {
    this.#known.clear();
  }
}

const most = 0xff_ff_ff;

function encoded(n: number): Buffer {
  if (n > most) throw new RangeError('there are more tenants than an embedded store can hold');
  return Buffer.from([typeByte.tenant, n >> 16, (n >> 8) & 0xff, n & 0xff]);
}
