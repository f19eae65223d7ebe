import { type Condition, conjuncts, type Test } from '../subset/condition.ts';
import { boundingTests, isUsable } from '../subset/served.ts';
import { type Bound, boundsOf, edges, intersect, isEmpty, tenantBoundsOf } from './bounds.ts';
import { after, inverted } from './key-encoding.ts';
import type { KeyRange, Table, TableIndex } from './table.ts';

/** A field of a sort. */
export interface SortField {
  path: string;
  direction: 1 | -1;
}

/** One way to reach the documents of a filter: the ranges of one index, in the order of its keys. */
export interface Access {
  index: TableIndex;
  ranges: readonly KeyRange[];
  reverse: boolean;
  /** `whole`: reading the ranges one after the other is the sort; `each`: only within each range; `none`: not at all. */
  sorted: 'whole' | 'each' | 'none';
  /** The tests that make the access small: those its ranges cover, and those a partial index keeps its keys by. */
  covered: ReadonlySet<Test>;
  /** The ranges hold one key for each document of the filter, and no others. */
  exact: boolean;
  /** Each range is one key of a unique index. */
  unique: boolean;
  /** Every test is covered, so that whatever the ranges hold matches. */
  complete: boolean;
  /** The filter is nothing but tests that an index can answer. */
  plain: boolean;
  /** How many tests that could narrow an index are not covered. */
  uncovered: number;
  /** The sort could be had by merging the runs of the values of this many fields. */
  runFields?: number;
  /** The ranges are runs of one value each already, in the order of the sort. */
  runs?: boolean;
  /** The ranges are such runs, to be merged. */
  merged?: boolean;
  /** Nothing but values of fields bounds the ranges, so that what follows these in a key is the order of the sort. */
  pure: boolean;
  /** Other accesses of the same index in the same order; only keys that lie in all of them are read. */
  crossing?: readonly Access[];
}

const widestFan = 500;

/** Every access a table has for a condition; for a field that arrays fan out, one for each test on it. */
export function accesses(table: Table, condition: Condition, sort: readonly SortField[]): Access[] {
  const bounds = new Map<string, Bound[]>();
  const tests = boundingTests(condition);
  for (const { path, test } of tests) {
    const more = table.tenants && path === 'tenantId' ? tenantBoundsOf(test, table.tenants) : boundsOf(test);
    bounds.set(path, [...(bounds.get(path) ?? []), ...more]);
  }
  const plain = isConjunction(condition);
  const found: Access[] = [];
  for (const index of table.indexes) {
    const serves = bounds.has(index.checked.fields[0]?.path ?? '');
    if (!serves || !isUsable(index.checked, condition)) continue;
    for (const choice of choices(index, bounds)) {
      const access = build(index, bounds, choice, sort, { plain, tests: tests.length });
      found.push(index.checked.partial ? { ...access, covered: withPartial(access, index.checked.partial, condition) } : access);
    }
  }
  return found;
}

function withPartial(access: Access, partial: Condition, condition: Condition): Set<Test> {
  const paths = new Set(conjuncts(partial).map((field) => field.path));
  const kept = conjuncts(condition).filter((field) => paths.has(field.path));
  return new Set([...access.covered, ...kept.flatMap((field) => field.tests)]);
}

/** Whether a test can be about null. Null and absence share a key, and inside arrays they are not the same: the document must be asked. */
export function meansNull(test: Test): boolean {
  return (test.op === 'eq' && test.value === null) || (test.op === 'in' && test.values.includes(null));
}

function isConjunction(condition: Condition): boolean {
  if (condition.kind === 'all') return condition.of.every(isConjunction);
  return (
    condition.kind === 'field' &&
    condition.tests.every((test) => ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'prefix'].includes(test.op))
  );
}

// Two tests on a field with several values may hold for different ones, so their ranges must not be cut with each other: one is chosen.
function choices(index: TableIndex, bounds: ReadonlyMap<string, Bound[]>): number[] {
  const field = index.checked.fields.findIndex((one, at) => index.arrays[at] && bounds.has(one.path));
  const path = index.checked.fields[field]?.path;
  return path === undefined ? [0] : (bounds.get(path) ?? []).map((_, at) => at);
}

/** How many tests of a filter narrow indexes, and whether these are all it has. */
interface Asked {
  plain: boolean;
  tests: number;
}

interface Narrowing {
  prefixes: Buffer[];
  covered: Set<Test>;
  /** How many fields are fixed to one value, to a few, or to a range; in the order of the key. */
  kinds: ('one' | 'few' | 'range')[];
  fanned: boolean;
  ends?: [Buffer, Buffer];
}

function build(
  index: TableIndex,
  bounds: ReadonlyMap<string, Bound[]>,
  choice: number,
  sort: readonly SortField[],
  asked: Asked,
): Access {
  const narrowing: Narrowing = { prefixes: [Buffer.alloc(0)], covered: new Set(), kinds: [], fanned: false };
  for (const [at, field] of index.checked.fields.entries()) {
    const offered = bounds.get(field.path);
    if (!offered?.length || (index.arrays[at] && narrowing.fanned)) break;
    const bound = index.arrays[at] ? offered[choice] : offered.reduce(intersect);
    if (!bound) break;
    if (index.arrays[at]) narrowing.fanned = true;
    for (const test of bound.tests) narrowing.covered.add(test);
    if (isEmpty(bound)) narrowing.prefixes = [];
    if (!narrow(narrowing, bound, field.direction)) break;
  }
  return finish(index, narrowing, sort, asked);
}

/** Adds a field to the prefixes; answers whether another field can follow. */
function narrow(narrowing: Narrowing, bound: Bound, direction: 1 | -1): boolean {
  const { points } = bound;
  if (points && narrowing.prefixes.length * points.length <= widestFan) {
    const parts = direction === 1 ? points : points.map(inverted);
    narrowing.prefixes = narrowing.prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])));
    narrowing.kinds.push(points.length === 1 ? 'one' : 'few');
    return true;
  }
  narrowing.ends = edges(bound, direction);
  narrowing.kinds.push('range');
  return false;
}

function finish(index: TableIndex, narrowing: Narrowing, sort: readonly SortField[], { plain, tests }: Asked): Access {
  const { prefixes, covered, kinds, ends } = narrowing;
  const full = kinds.length === index.checked.fields.length && !ends;
  const ranges = prefixes.map((prefix) =>
    ends
      ? { low: Buffer.concat([prefix, ends[0]]), high: Buffer.concat([prefix, ends[1]]) }
      : { low: prefix, high: after(prefix) },
  );
  ranges.sort((left, right) => Buffer.compare(left.low, right.low));
  const order = servedOrder(index, kinds, sort, ranges.length);
  return {
    index,
    ranges: order.reverse ? ranges.reverse() : ranges,
    reverse: order.reverse,
    sorted: order.sorted,
    covered,
    // Where an array has fanned out any field, a document may have several keys in a range.
    exact: plain && !index.arrays.includes(true) && covered.size === tests,
    complete: plain && covered.size === tests && ![...covered].some(meansNull),
    plain,
    uncovered: tests - covered.size,
    unique: full && index.checked.unique,
    ...(order.runFields === undefined ? {} : { runFields: order.runFields }),
    pure: !ends,
    ...(order.sorted === 'each' && !ends ? { runs: true } : {}),
  };
}

/** How far the order of the keys is the sort: fields fixed to one value do not matter, those fixed to a few matter between ranges. */
function servedOrder(
  index: TableIndex,
  kinds: readonly string[],
  sort: readonly SortField[],
  ranges: number,
): { sorted: Access['sorted']; reverse: boolean; runFields?: number } {
  const none = { sorted: 'none', reverse: false } as const;
  if (sort.length === 0) return none;
  const fixed = new Set(
    index.checked.fields.filter((_, at) => kinds[at] === 'one' && !index.arrays[at]).map((field) => field.path),
  );
  const left = sort.filter((field) => !fixed.has(field.path));
  let reverse: boolean | undefined;
  let between = true;
  let runFields: number | undefined;
  let next = 0;
  for (const [at, field] of index.checked.fields.entries()) {
    const wanted = left[next];
    if (!wanted) break;
    if (field.path === wanted.path && !index.arrays[at]) {
      const against = field.direction !== wanted.direction;
      if (reverse !== undefined && reverse !== against) return none;
      reverse = against;
      next++;
    } else if (kinds[at] === 'few') between = false;
    else if (kinds[at] === 'range' && ranges === 1 && next === 0) runFields = at + 1;
    else if (kinds[at] !== 'one') return none;
  }
  if (next < left.length) return none;
  if (runFields !== undefined) return { sorted: 'none', reverse: reverse ?? false, runFields };
  return { sorted: between || ranges <= 1 ? 'whole' : 'each', reverse: reverse ?? false };
}
