import type { Access, SortField } from './access.ts';
import type { Candidate } from './candidate.ts';
import { crossedRows } from './crossing.ts';
import type { Plan } from './planner.ts';
import { mergedRows } from './runs.ts';
import { sortKey } from './sort-key.ts';
import type { KeyRange, Place, Row, Table } from './table.ts';

/** A document that passed, with its position in the table. */
export interface Found {
  document: Record<string, unknown>;
  position: number;
}

/** What a walk cost, for `explain`. */
export interface Cost {
  examined: number;
}

const smallestPage = 32;
const largestPage = 512;
const betweenRests = 128;

/**
 * The documents of a plan that pass: at most `wanted`, in the order of the sort. Yields now and then, so that a reader
 * can let other work run in between; a writer inside a transaction simply goes on.
 */
export function* walk(
  table: Table,
  plan: Plan,
  candidate: Candidate,
  sort: readonly SortField[],
  wanted: number,
  cost: Cost,
): Generator<void, Found[]> {
  const inMemory = sort.length > 0 && plan.order !== 'whole';
  const best = inMemory ? new Best(sort, wanted) : undefined;
  const found: Found[] = [];
  let rest = betweenRests;
  const seen = plan.accesses.length > 1 || plan.accesses.some(repeats) ? new Set<number>() : undefined;
  for (const access of plan.accesses) {
    const all: readonly (KeyRange | undefined)[] = access.merged || access.crossing ? [undefined] : access.ranges;
    for (const range of all) {
      let ofRange = 0;
      for (const rows of pages(table, access, range, firstPage(access, wanted))) {
        for (const row of rows) {
          if (seen?.has(row.position)) continue;
          seen?.add(row.position);
          cost.examined++;
          const document = candidate(row.body, access);
          if (!document) continue;
          if (best) best.add({ document, position: row.position });
          else found.push({ document, position: row.position });
          ofRange++;
          if (ofRange === wanted && (!best || plan.order === 'each')) break;
          if (found.length === wanted) return found;
        }
        if (ofRange >= wanted && (!best || plan.order === 'each')) break;
        if (rows.length === 0 || cost.examined >= rest) {
          yield;
          rest = cost.examined + betweenRests;
        }
      }
      if (found.length === wanted) return found;
    }
  }
  return best ? best.take() : found;
}

// A document can have several keys in a range only where an array fanned one of the fields out.
function repeats(access: Access): boolean {
  return access.index.arrays.some((fanned) => fanned);
}

// Where every row passes, no more than are wanted; else some more, since most may not.
function firstPage(access: Access, wanted: number): number {
  return Math.min(largestPage, access.complete ? wanted : Math.max(wanted, Math.min(smallestPage, wanted * 4)));
}

function* pages(table: Table, access: Access, range: KeyRange | undefined, first: number): Generator<Row[]> {
  if (!range) {
    yield* access.crossing ? crossedRows(table, access, first) : mergedRows(table, access);
    return;
  }
  if (access.unique) {
    const row = table.point(access.index, range.low);
    if (row) yield [row];
    return;
  }
  let last: Place | undefined;
  let size = first;
  for (;;) {
    const rows = table.page(access.index, range, access.reverse, size, last);
    const end = rows.length < size ? undefined : table.ahead(access.index, range, access.reverse, size, last);
    if (rows.length > 0) yield rows;
    if (!end) return;
    last = end;
    size = Math.min(largestPage, size * 4);
  }
}

/** Keeps the first `wanted` of a sort without keeping all. Equal ones stay in the order of their rows. */
class Best {
  readonly #sort: readonly SortField[];
  readonly #wanted: number;
  #kept: { found: Found; key: Buffer }[] = [];

  constructor(sort: readonly SortField[], wanted: number) {
    this.#sort = sort;
    this.#wanted = wanted;
  }

  add(found: Found): void {
    this.#kept.push({ found, key: sortKey(found.document, this.#sort) });
    if (this.#kept.length > this.#wanted * 2 + 1000) this.#prune();
  }

  #prune(): void {
    this.#kept.sort((left, right) => Buffer.compare(left.key, right.key) || left.found.position - right.found.position);
    this.#kept.length = Math.min(this.#kept.length, this.#wanted);
  }

  take(): Found[] {
    this.#prune();
    return this.#kept.map((kept) => kept.found);
  }
}
