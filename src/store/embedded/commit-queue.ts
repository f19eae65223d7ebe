import type { DatabaseSync } from 'node:sqlite';

/** What a write may do inside the transaction it runs in. */
export interface Transaction {
  /** Runs a step whole or not at all: if it throws, what it did is taken back and the error goes on. */
  atomic<R>(step: () => R): R;
}

/** Who must know how a transaction ended. `takenBack` is also told of a single step. */
export interface CommitListener {
  committed(): void;
  takenBack(): void;
}

interface Waiting {
  run: (transaction: Transaction) => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Outcome = { value: unknown } | { error: unknown };

/** Puts all writes of one tick into one commit. A promise resolves only when the commit is on the disk. */
export class CommitQueue implements Transaction {
  readonly #database: DatabaseSync;
  readonly #listener: CommitListener;
  #waiting: Waiting[] = [];
  #scheduled: Promise<void> | undefined;

  constructor(database: DatabaseSync, listener: CommitListener) {
    this.#database = database;
    this.#listener = listener;
  }

  /** Runs a write in the next commit and answers what it answered, once that is durable. */
  write<R>(run: (transaction: Transaction) => R): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.#waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.#scheduled ??= new Promise((done) => {
        setImmediate(() => {
          this.#scheduled = undefined;
          this.#commit();
          done();
        });
      });
    });
  }

  /** Resolves when nothing is waiting any more. */
  async drained(): Promise<void> {
    while (this.#scheduled) await this.#scheduled;
  }

  atomic<R>(step: () => R): R {
    this.#database.exec('SAVEPOINT step');
    try {
      const value = step();
      this.#database.exec('RELEASE step');
      return value;
    } catch (error) {
      this.#database.exec('ROLLBACK TO step; RELEASE step');
      this.#listener.takenBack();
      throw error;
    }
  }

  #commit(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    const outcomes: Outcome[] = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const { run } of batch) {
        outcomes.push(this.#outcome(run));
        // A full disk takes the whole transaction back by itself; going on would commit the rest piece by piece.
        if (!this.#database.isTransaction)
          throw (outcomes.at(-1) as { error?: unknown }).error ?? new Error('the transaction was lost');
      }
      this.#database.exec('COMMIT');
      this.#listener.committed();
    } catch (error) {
      // Nothing of the batch is on the disk, so nothing of it may be acknowledged.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      this.#listener.takenBack();
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const [at, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[at] as Outcome;
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    }
  }

  // A write that fails leaves what its finished steps did; the others of the tick are not touched.
  #outcome(run: Waiting['run']): Outcome {
    try {
      return { value: run(this) };
    } catch (error) {
      return { error };
    }
  }
}
