import type { UpdateResult } from '../../../shared/ports/document-store.ts';
import type { Condition } from '../subset/condition.ts';
import type { Matcher } from '../subset/match.ts';
import { checkStored } from '../subset/stored-value.ts';
import type { CheckedUpdate } from '../subset/update.ts';
import type { SortField } from './access.ts';
import { applyUpdate, upsertSeed } from './apply-update.ts';
import { decodeBody, encodeBody } from './body.ts';
import { candidateOf } from './candidate.ts';
import type { Transaction } from './commit-queue.ts';
import { plan } from './planner.ts';
import type { Table } from './table.ts';
import { type Found, walk } from './walk.ts';

/** An update with all that is needed to run it on the document it finds. */
export interface Change {
  condition: Condition;
  update: CheckedUpdate;
  upsert: boolean;
  sort: readonly SortField[];
}

/** What an update did, with the document on both sides of it. */
export interface Changed extends UpdateResult {
  before?: Record<string, unknown>;
  next?: Record<string, unknown>;
}

/** The writes of one collection, each of them whole or not at all. They run inside a transaction of the commit queue. */
export class Writer {
  readonly #table: Table;
  readonly #where: string;

  constructor(table: Table) {
    this.#table = table;
    this.#where = table.name;
  }

  /** Adds a document. */
  insert(
    transaction: Transaction,
    document: Record<string, unknown>,
    body: Uint8Array = encodeBody(this.#where, document),
  ): void {
    transaction.atomic(() => this.#table.insert(document, body));
  }

  /** Changes the first document of the filter in the order of the sort, or inserts it. */
  update(transaction: Transaction, change: Change): Changed {
    const found = this.#first(change.condition, change.sort);
    if (found) return this.#apply(transaction, found, change);
    if (!change.upsert) return { matched: 0, modified: 0 };
    const next = upsertSeed(change.condition, this.#where);
    applyUpdate(next, change.update, { where: this.#where, condition: change.condition, inserting: true });
    this.insert(transaction, next);
    return { matched: 0, modified: 0, upsertedId: next['_id'] as string, next };
  }

  /** Changes the document at a position if it still matches. */
  updateAt(transaction: Transaction, position: number, matcher: Matcher, change: Change): Changed {
    const body = this.#table.body(position);
    const document = body && decodeBody(body);
    if (!document || !matcher(document)) return { matched: 0, modified: 0 };
    return this.#apply(transaction, { document, position }, change);
  }

  #apply(transaction: Transaction, found: Found, change: Change): Changed {
    const body = this.#table.body(found.position) as Uint8Array;
    const next = decodeBody(body);
    applyUpdate(next, change.update, { where: this.#where, condition: change.condition, inserting: false });
    return this.#replace(transaction, found, body, next);
  }

  #replace(transaction: Transaction, found: Found, body: Uint8Array, next: Record<string, unknown>): Changed {
    checkStored(this.#where, '', next);
    const fresh = encodeBody(this.#where, next);
    const modified = Buffer.compare(body, fresh) !== 0;
    if (modified) transaction.atomic(() => this.#table.replace(found.position, found.document, next, fresh));
    return { matched: 1, modified: modified ? 1 : 0, before: found.document, next };
  }

  /** Puts a whole document in the place of the one the filter finds, or inserts it. */
  put(transaction: Transaction, condition: Condition, replacement: Record<string, unknown>, upsert: boolean): UpdateResult {
    const found = this.#first(condition, []);
    if (found) {
      const { matched, modified } = this.#replace(
        transaction,
        found,
        this.#table.body(found.position) as Uint8Array,
        replacement,
      );
      return { matched, modified };
    }
    if (!upsert) return { matched: 0, modified: 0 };
    this.insert(transaction, replacement);
    return { matched: 0, modified: 0, upsertedId: replacement['_id'] as string };
  }

  /** Removes the first document of the filter; answers how many that were. */
  removeFirst(transaction: Transaction, condition: Condition): number {
    const found = this.#first(condition, []);
    if (found) transaction.atomic(() => this.#table.remove(found.position, found.document));
    return found ? 1 : 0;
  }

  /** Removes the document at a position if it still matches; answers how many that were. */
  removeAt(transaction: Transaction, position: number, matcher: Matcher): number {
    const body = this.#table.body(position);
    const document = body && decodeBody(body);
    if (!document || !matcher(document)) return 0;
    transaction.atomic(() => this.#table.remove(position, document));
    return 1;
  }

  /** The positions of the documents of a filter, all or the first `wanted`, at once. */
  positions(condition: Condition, wanted = Number.MAX_SAFE_INTEGER): number[] {
    return this.#walk(condition, [], wanted).map((found) => found.position);
  }

  #first(condition: Condition, sort: readonly SortField[]): Found | undefined {
    return this.#walk(condition, sort, 1)[0];
  }

  #walk(condition: Condition, sort: readonly SortField[], wanted: number): Found[] {
    const walking = walk(this.#table, plan(this.#table, condition, sort, wanted), candidateOf(condition, 'whole'), sort, wanted, {
      examined: 0,
    });
    for (;;) {
      const step = walking.next();
      if (step.done) return step.value;
    }
  }
}
