import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../../../shared/errors/store-errors.ts';
import { Catalog } from './catalog.ts';
import { CommitQueue, type Transaction } from './commit-queue.ts';
import { damaged, type HeldFile, holdFile } from './file-lock.ts';

/** The open file of the store: its catalog, its commits, and the reads that are under way. */
export class StoreFile {
  readonly database: DatabaseSync;
  readonly catalog: Catalog;
  readonly #held: HeldFile;
  readonly #queue: CommitQueue;
  readonly #reads = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  /** Opens the file of a folder; checks it whole if it was not closed the last time. */
  constructor(folder: string) {
    this.#held = holdFile(folder);
    this.database = this.#held.database;
    try {
      this.catalog = new Catalog(this.database);
      if (this.catalog.read('state') === 'open') this.#checkWhole();
      this.catalog.write('state', 'open');
    } catch (error) {
      this.#held.release();
      throw error;
    }
    const { catalog } = this;
    this.#queue = new CommitQueue(this.database, { committed: () => catalog.settle(), takenBack: () => catalog.unsettle() });
  }

  #checkWhole(): void {
    const [first] = this.database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    if (first?.quick_check !== 'ok') throw damaged(this.#held.path, new Error(first?.quick_check ?? 'no answer'));
  }

  #checkOpen(): void {
    if (this.#closing) throw new StoreUnavailable('the store has been closed', 'Open the store again before using it.');
  }

  /** Runs a write in the next commit; resolves when it is durable. */
  async write<R>(run: (transaction: Transaction) => R): Promise<R> {
    this.#checkOpen();
    return this.#queue.write(run);
  }

  /** Runs a read that may let other work in between; closing waits for it. */
  read<R>(run: () => Promise<R>): Promise<R> {
    this.#checkOpen();
    const reading = run();
    this.#reads.add(reading);
    const done = (): void => void this.#reads.delete(reading);
    reading.then(done, done);
    return reading;
  }

  /** Runs a read that is done at once. */
  now<R>(run: () => R): R {
    this.#checkOpen();
    return run();
  }

  /** Resolves when the writes so far are durable. */
  drained(): Promise<void> {
    return this.#queue.drained();
  }

  /** Waits for writes and reads under way, then lets go of the file. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#queue.drained();
    await Promise.allSettled(this.#reads);
    this.catalog.write('state', 'closed');
    this.#held.release();
  }
}
