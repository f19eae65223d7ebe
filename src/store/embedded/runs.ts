import type { Access } from './access.ts';
import { after, typeByte } from './key-encoding.ts';
import type { KeyRange, Place, Row, Table } from './table.ts';

/**
 * A range over one field, as a prefix of a word is, holds one run of keys for each value of the field, and within a run the keys are in
 * the order of the fields that follow. So a sort by those can be had by merging the runs: it costs as much as there are different
 * values, not as there are keys. `undefined` if there are more than `most`.
 */
export function findRuns(table: Table, access: Access, most: number): KeyRange[] | undefined {
  const [range] = access.ranges;
  if (!range) return undefined;
  const runs: KeyRange[] = [];
  let low = range.low;
  for (;;) {
    const key = table.firstKey(access.index, { low, high: range.high });
    if (!key) return runs;
    if (runs.length === most) return undefined;
    const prefix = Buffer.from(key.subarray(0, endOfFields(access, key)));
    low = after(prefix);
    runs.push({ low: prefix, high: low });
  }
}

function endOfFields(access: Access, key: Uint8Array): number {
  let at = 0;
  for (let field = 0; field < (access.runFields ?? 0); field++) {
    at = endOfValue(key, at, access.index.checked.fields[field]?.direction === -1 ? 0xff : 0);
  }
  return at;
}

// `turned` is 0xff where the bits of the field are inverted, else 0.
function endOfValue(key: Uint8Array, at: number, turned: number): number {
  const type = (key[at] ?? 0) ^ turned;
  if (type === typeByte.number || type === typeByte.date) return at + 9;
  if (type === typeByte.boolean) return at + 2;
  if (type === typeByte.tenant) return at + 4;
  if (type === typeByte.text) return endOfText(key, at + 1, turned);
  if (type !== typeByte.array && type !== typeByte.object) return at + 1;
  let end = at + 1;
  while (end < key.length && key[end] !== turned) {
    // A member of an object is preceded by its type and its name.
    if (type === typeByte.object) end = endOfText(key, end + 1, turned);
    end = endOfValue(key, end, turned);
  }
  return end + 1;
}

function endOfText(key: Uint8Array, at: number, turned: number): number {
  const end = key.indexOf(turned, at);
  return end < 0 ? key.length : end + 1;
}

interface Run {
  range: KeyRange;
  places: Place[];
  next: number;
  size: number;
}

const firstPage = 2;
const largestPage = 64;

/** The rows of all runs in the order of what follows their values, each read only as far as it is needed, and no document before it is its turn. */
export function* mergedRows(table: Table, access: Access): Generator<Row[]> {
  for (const { place } of mergedPlaces(table, access)) {
    const body = table.body(place.position);
    if (body) yield [{ position: place.position, body }];
  }
}

/** The same without the documents; `tail` is what follows the value of the run. */
export function* mergedPlaces(table: Table, access: Access): Generator<{ place: Place; tail: Uint8Array }> {
  const compare = (left: Run, right: Run): number => Buffer.compare(restOf(left), restOf(right)) * (access.reverse ? -1 : 1);
  const runs: Run[] = [];
  for (const range of access.ranges) {
    const places = table.places(access.index, range, access.reverse, firstPage);
    if (places.length > 0) runs.push({ range, places, next: 0, size: firstPage });
  }
  runs.sort(compare);
  for (;;) {
    const run = runs.shift();
    if (!run) return;
    yield { place: run.places[run.next] as Place, tail: restOf(run) };
    if (advance(table, access, run)) putBack(runs, run, compare);
  }
}

function restOf(run: Run): Uint8Array {
  return (run.places[run.next] as Place).key.subarray(run.range.low.length);
}

function advance(table: Table, access: Access, run: Run): boolean {
  run.next++;
  if (run.next < run.places.length) return true;
  if (run.places.length < run.size) return false;
  run.size = Math.min(largestPage, run.size * 4);
  run.places = table.places(access.index, run.range, access.reverse, run.size, run.places.at(-1));
  run.next = 0;
  return run.places.length > 0;
}

function putBack(runs: Run[], run: Run, compare: (left: Run, right: Run) => number): void {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(runs[middle] as Run, run) <= 0) low = middle + 1;
    else high = middle;
  }
  runs.splice(low, 0, run);
}
