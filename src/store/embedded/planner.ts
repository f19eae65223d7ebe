import { alternatives, type Condition } from '../subset/condition.ts';
import { type Access, accesses, meansNull, type SortField } from './access.ts';
import { findRuns } from './runs.ts';
import type { Table } from './table.ts';

/** How a filter is answered: one access, or several whose documents are put together and sorted in memory. */
export interface Plan {
  accesses: readonly Access[];
  /** Whether the documents come in the order of the sort, so that reading can end at the limit. */
  order: 'whole' | 'each' | 'none';
}

// Counting grows by eights and stops at the first size that one access stays under: it costs as much as the rarest, not the most common.
const caps = [64, 512, 4096, 32_768];

/** The cheapest plan for a condition: the fewest keys to read, given the sort and how many documents are wanted. */
export function plan(table: Table, condition: Condition, sort: readonly SortField[], wanted: number): Plan {
  const found = accesses(table, condition, sort);
  const point = found.find((access) => access.unique && access.ranges.length <= 1);
  if (point) return { accesses: [point], order: 'whole' };
  const single = found.length > 0 ? cheapest(table, undominated(found), sort, wanted) : undefined;
  const united = unite(table, condition, single);
  if (united) return { accesses: united, order: 'none' };
  if (!single) throw new Error(`no access for a filter on ${table.name} that passed the check`);
  return { accesses: [single], order: single.sorted };
}

function undominated(found: readonly Access[]): Access[] {
  return found.filter((access, at) => !found.some((other, otherAt) => otherAt !== at && dominates(other, access, otherAt < at)));
}

// Another access that covers at least the same tests and gives at least the same order can only read fewer keys.
function dominates(other: Access, access: Access, earlier: boolean): boolean {
  const rank = { none: 0, each: 1, whole: 2 };
  if (rank[other.sorted] < rank[access.sorted]) return false;
  for (const test of access.covered) if (!other.covered.has(test)) return false;
  if (other.covered.size > access.covered.size || rank[other.sorted] > rank[access.sorted]) return true;
  return fanned(other) === fanned(access) ? earlier : fanned(access);
}

// An array gives a document several keys, all of which are read where the field is not asked for.
function fanned(access: Access): boolean {
  return access.index.arrays.includes(true);
}

// Up to so many different values their runs are merged; finding out costs one seek for each.
const mostRuns = 256;
const mostSure = 4096;

interface Estimate {
  access: Access;
  keys: number;
}

function cheapest(table: Table, found: readonly Access[], sort: readonly SortField[], wanted: number): Access {
  const [only] = found;
  if (only && found.length === 1 && only.runFields === undefined) return only.runs ? merging(only, only.ranges) : only;
  return sure(table, found, sort, wanted) ?? crossedAlone(table, found, sort) ?? estimated(table, found, sort, wanted);
}

const sample = 64;

// Where all that narrows the filter are several values of one field of one index, the one whose keys lie furthest apart leads, and only what all of them share is read.
function crossedAlone(table: Table, found: readonly Access[], sort: readonly SortField[]): Access | undefined {
  const [first] = found;
  const all = found.every(
    (access) =>
      access.index === first?.index &&
      access.pure &&
      !access.unique &&
      access.sorted === 'whole' &&
      access.ranges.length === 1 &&
      access.reverse === first.reverse,
  );
  if (!first || sort.length === 0 || !all) return undefined;
  const ends = found.map((access) => endOfSample(table, access));
  const further = (left: Uint8Array, right: Uint8Array): number => Buffer.compare(left, right) * (first.reverse ? -1 : 1);
  let lead = 0;
  for (const [at, end] of ends.entries()) {
    const best = ends[lead];
    if (best && (!end || further(end, best) > 0)) lead = at;
  }
  const leading = found[lead] as Access;
  const covered = new Set(found.flatMap((access) => [...access.covered]));
  const complete = leading.plain && covered.size === leading.covered.size + leading.uncovered && ![...covered].some(meansNull);
  return { ...leading, complete, crossing: found.filter((access) => access !== leading) };
}

// How far the first keys reach in the order of what follows the value; `undefined` where there are not that many.
function endOfSample(table: Table, access: Access): Uint8Array | undefined {
  const range = access.ranges[0] as Access['ranges'][number];
  return table.ahead(access.index, range, access.reverse, sample)?.key.subarray(range.low.length);
}

// An access that covers the filter in the order of the sort reads what is wanted and no more. Another is better only if it has even fewer keys, so no more of them need be counted.
function sure(table: Table, found: readonly Access[], sort: readonly SortField[], wanted: number): Access | undefined {
  const reads = (access: Access): number => wanted + (access.runs ? access.ranges.length : 0);
  const serving = found.filter(
    (access) => sort.length > 0 && access.complete && (access.sorted === 'whole' || access.runs) && reads(access) < mostSure,
  );
  if (serving.length === 0) return undefined;
  const best = serving.reduce((left, right) => (reads(right) < reads(left) ? right : left));
  let chosen = best.runs ? merging(best, best.ranges) : best;
  let fewest = Math.min(reads(best), countKeys(table, best, reads(best)));
  for (const access of found) {
    const keys = access === best ? fewest : countKeys(table, access, fewest);
    if (keys < fewest) [chosen, fewest] = [access, keys];
  }
  return chosen;
}

function estimated(table: Table, found: readonly Access[], sort: readonly SortField[], wanted: number): Access {
  const estimates = estimate(table, found, wanted);
  const fewest = Math.max(1, Math.min(...estimates.map(({ keys }) => keys)));
  const [first] = caps;
  const merged = estimates.flatMap(({ access, keys }) => {
    const seek = access.runFields !== undefined && keys >= (first ?? 0);
    const runs = access.runs ? access.ranges : seek ? findRuns(table, access, mostRuns) : undefined;
    return runs ? [{ access: merging(access, runs), keys }] : [];
  });
  let best: { access: Access; cost: number } | undefined;
  for (const { access, keys } of [...estimates, ...merged]) {
    const reads = cost(access, keys, fewest, sort, wanted);
    if (!best || reads < best.cost) best = { access, cost: reads };
  }
  const { access } = best as { access: Access };
  return sort.length > 0 ? crossing(access, estimates) : access;
}

// Where several tests are on one field of one index, its keys alone tell which documents pass them: no document that does not is read. Not worth it where one of them is rare.
function crossing(best: Access, estimates: readonly Estimate[]): Access {
  const keysOf = (access: Access): number => estimates.find((one) => one.access.covered === access.covered)?.keys ?? 0;
  if (best.sorted !== 'whole' || !best.pure || best.unique || keysOf(best) < (caps[0] ?? 0)) return best;
  const also = (access: Access, of: Access): boolean =>
    access.index === of.index &&
    access.pure &&
    access.reverse === of.reverse &&
    [...access.covered].some((test) => !of.covered.has(test));
  const runs = best.merged
    ? undefined
    : estimates.find(({ access, keys }) => access.runs && also(access, best) && keys <= 4 * keysOf(best))?.access;
  const first = runs ? merging(runs, runs.ranges) : best;
  const others = estimates
    .map(({ access }) => access)
    .filter((access) => access.sorted === 'whole' && access.ranges.length === 1 && also(access, first));
  return others.length > 0 ? { ...first, crossing: others } : best;
}

function merging(access: Access, runs: Access['ranges']): Access {
  return { ...access, ranges: runs, sorted: 'whole', merged: true };
}

// For a page it is enough to know what is rare, the more so where keys are crossed; for all there is, more counting is little beside the reading.
function estimate(table: Table, found: readonly Access[], wanted: number): Estimate[] {
  let counts: number[] = [];
  let reached = 0;
  const single = found.every((access) => access.runs === undefined && access.runFields === undefined);
  for (const cap of wanted > 1000 ? caps : single ? caps.slice(1, 2) : caps.slice(1, 3)) {
    reached = cap;
    counts = found.map((access) => countKeys(table, access, cap));
    if (Math.min(...counts) < cap) break;
  }
  // What reached the cap may be anything up to the whole table.
  return found.map((access, at) => ({
    access,
    keys: (counts[at] ?? 0) < reached ? (counts[at] ?? 0) : Math.max(reached, table.size()),
  }));
}

function cost(access: Access, keys: number, fewest: number, sort: readonly SortField[], wanted: number): number {
  const canStop = sort.length === 0 || access.sorted !== 'none';
  if (!canStop) return keys;
  const runs = access.merged ? access.ranges.length : 0;
  const ranges = access.sorted === 'each' ? access.ranges.length : 1;
  // The fewest keys of any access are the most documents that can match, so this many keys lie between two matches at least; and each test that is left is taken to let one in ten through.
  const between = access.complete ? 1 : Math.max(10 ** access.uncovered, (2 * keys) / fewest);
  return runs + Math.min(keys, wanted * ranges * between);
}

/** How many keys an access would read, counting no further than `cap`. */
export function countKeys(table: Table, access: Access, cap: number): number {
  let count = 0;
  for (const range of access.ranges) {
    count += table.countKeys(access.index, range, cap - count);
    if (count >= cap) break;
  }
  return count;
}

// An $or is worth reading branch by branch if each branch has an access of its own that covers more than the rest of the filter does.
function unite(table: Table, condition: Condition, single: Access | undefined): Access[] | undefined {
  if (single?.unique) return undefined;
  const groups = alternatives(condition);
  for (const branches of groups) {
    const rest = withoutGroup(condition, branches);
    const united: Access[] = [];
    for (const branch of branches) {
      const found = accesses(table, { kind: 'all', of: [rest, branch] }, []);
      if (found.length === 0) break;
      united.push(cheapest(table, undominated(found), [], Number.MAX_SAFE_INTEGER));
    }
    if (united.length === branches.length && united.every((access) => access.covered.size > (single?.covered.size ?? 0)))
      return united;
  }
  return undefined;
}

function withoutGroup(condition: Condition, branches: readonly Condition[]): Condition {
  if (condition.kind === 'any') return { kind: 'all', of: [] };
  if (condition.kind !== 'all') return condition;
  return {
    kind: 'all',
    of: condition.of.filter((part) => !(part.kind === 'any' && part.of === branches)).map((part) => withoutGroup(part, branches)),
  };
}
