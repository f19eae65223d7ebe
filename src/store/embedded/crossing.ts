import type { Access } from './access.ts';
import { mergedPlaces } from './runs.ts';
import type { KeyRange, Place, Row, Table } from './table.ts';

const slice = 2048;
const largestPage = 512;
const betweenRests = 512;

/**
 * The rows whose keys lie in the ranges of the access and in those of the accesses it is crossed with, found among the keys of one index
 * alone: under another value of the same field a document has the same key from there on. An empty page now and then lets other work in.
 */
export function* crossedRows(table: Table, access: Access, first: number): Generator<Row[]> {
  const others = (access.crossing ?? []).map((other) => (other.ranges[0] as KeyRange).low);
  yield* access.merged ? ofMerged(table, access, others) : ofRange(table, access, others, first);
}

function* ofRange(table: Table, access: Access, others: readonly Uint8Array[], first: number): Generator<Row[]> {
  const range = access.ranges[0] as KeyRange;
  let size = first;
  let last: Place | undefined;
  for (;;) {
    const rows = table.crossed(access.index, range, access.reverse, others, { slice, count: size, ...(last && { last }) });
    yield rows;
    last = rows.length < size ? table.ahead(access.index, range, access.reverse, slice, last) : rows.at(-1);
    if (!last) return;
    size = Math.min(largestPage, size * 2);
  }
}

function* ofMerged(table: Table, access: Access, others: readonly Uint8Array[]): Generator<Row[]> {
  let steps = 0;
  for (const { place, tail } of mergedPlaces(table, access)) {
    if (++steps % betweenRests === 0) yield [];
    if (!others.every((value) => table.has(access.index, Buffer.concat([value, tail]), place.position))) continue;
    const body = table.body(place.position);
    if (body) yield [{ position: place.position, body }];
  }
}
