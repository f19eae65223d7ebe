import { ticketRow } from '../shared/domain/list-items.ts';
import { ticketCollection } from '../src/records/collections.ts';
import { compare } from './harness/compare.ts';
import { type Figure, type Measurement, type Run, rounded, time } from './harness/measurement.ts';
import { quantile } from './harness/statistics.ts';
import { ask, typedSearches } from './records/asked.ts';
import { type BuiltDesk, named, type StoreKind } from './records/built-desk.ts';

const page = 25;
const slowest = 500;

async function someTickets({ core, caller }: BuiltDesk, count: number): Promise<string[]> {
  const filter = { tenantId: caller.tenant._id, _id: { $gt: '' } };
  const found = await core.store
    .collection(ticketCollection)
    .find(filter, { sort: { _id: 1 }, limit: count, projection: { _id: 1 } });
  return found.map(({ _id }) => _id);
}

/** The store alone, for orientation: nothing of the desk around it. */
async function bareReads({ core, caller }: BuiltDesk, ids: readonly string[]): Promise<number[]> {
  const tickets = core.store.collection(ticketCollection);
  const times: number[] = [];
  for (const _id of ids) {
    const began = performance.now();
    await tickets.findOne({ _id, tenantId: caller.tenant._id });
    times.push(performance.now() - began);
  }
  return times;
}

/** The rows of a page, each read by its _id and with no more than a row shows: what no search can do without. */
async function bareRows({ core, caller }: BuiltDesk, ids: readonly string[]): Promise<number[]> {
  const collection = core.store.collection(ticketCollection);
  const projection = Object.fromEntries(ticketRow.map((field) => [field, 1 as const]));
  const times: number[] = [];
  for (let at = 0; at + page <= ids.length; at += page) {
    const began = performance.now();
    for (const _id of ids.slice(at, at + page)) await collection.findOne({ _id, tenantId: caller.tenant._id }, { projection });
    times.push(performance.now() - began);
  }
  return times;
}

async function onStore({ tiny, quick, desks }: Run, kind: StoreKind): Promise<Figure[]> {
  const size = tiny ? 2_000 : quick ? 100_000 : 1_000_000;
  const desk = await desks.of(size, kind);
  const searches = typedSearches(1_600);
  const ids = await someTickets(desk, 1_000);
  const ours = (at: number) => ask(desk, 'desk.find', { query: searches[at % searches.length]!, kind: 'all', limit: page });
  const theirs = (at: number) => ask(desk, 'ticket.show', { ticket: `ticket:${ids[at % ids.length]}` });
  const sizes = tiny ? { blocks: 2, size: 5, warm: 5 } : { warm: 400 };
  const { ratio, control, ours: mine, theirs: others } = await compare(ours, theirs, { ...sizes, share: 0.95 });
  const bare = await bareReads(desk, ids);
  await bareRows(desk, ids);
  const rows = await bareRows(desk, ids);
  const times = (all: number[]) => `p50 ${time(quantile(all, 0.5))}, p95 ${time(quantile(all, 0.95))}`;
  const worst = Math.max(...mine);
  const asked = `${size.toLocaleString('en')} records of 4 kinds, ${page} rows, 1 to 8 letters of one or two words`;
  const beside = desks.kinds.length > 1 ? '' : '; MongoDB not measured: MONGODB_URI is not set';
  const detail = `p95 of "find" through the door, ${asked}: ${times(mine)}; "show" by _id through the same door: ${times(others)}; findOne of the ${kind} store alone: ${times(bare)}; ${page} rows by _id of the store alone: ${times(rows)}${beside}`;
  const slow = `the slowest of ${mine.length} searches: ${time(worst)}, where ${slowest} ms are allowed`;
  return [
    { id: named('P2', kind), ratio: rounded(ratio), control: rounded(control), target: 3, detail },
    { id: named('P2 slowest', kind), ratio: rounded(worst / slowest), control: 1, target: 1, detail: slow },
  ];
}

async function run(how: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of how.desks.kinds) figures.push(...(await onStore(how, kind)));
  return figures;
}

/** A search as the message extension asks it, against reading one record that is known. */
export const search: Measurement = { id: 'P2', title: 'search while typing', run };
