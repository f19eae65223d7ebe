import { ticketCollection } from '../src/records/collections.ts';
import { compare, type Side } from './harness/compare.ts';
import { type Figure, type Measurement, type Run, rounded, time } from './harness/measurement.ts';
import { median } from './harness/statistics.ts';
import { ask, typedSearches } from './records/asked.ts';
import { firstBigNumber } from './records/big-desk.ts';
import { type BuiltDesk, named, type StoreKind } from './records/built-desk.ts';

const searches = typedSearches(1_600);

/** What is asked of a small desk and a large one. */
interface Asked {
  name: string;
  target: number;
  of(desk: BuiltDesk): Side;
}

/** Tickets of one priority whose resolution is due next. */
const watch = 'normal:resolution';
const soon = new Date('2027-12-31T00:00:00Z');

const all: readonly Asked[] = [
  {
    name: 'command',
    target: 1.15,
    of: (desk) => (at) => ask(desk, 'ticket.show', { ticket: String(firstBigNumber + ((at * 37) % Math.floor(desk.size / 2))) }),
  },
  {
    name: 'search',
    target: 1.5,
    of: (desk) => (at) => ask(desk, 'desk.find', { query: searches[at % searches.length]!, kind: 'all', limit: 25 }),
  },
  { name: 'list', target: 1.15, of: (desk) => () => ask(desk, 'ticket.mine', {}) },
  {
    name: 'sla',
    target: 1.15,
    of: (desk) => {
      const { tickets } = desk.core.door.desk(desk.caller.tenant._id);
      return () => tickets.watched(watch, soon, 25);
    },
  },
];

/** How the large desk's store goes about each question: which index, and how many documents are read. */
async function plans(desk: BuiltDesk): Promise<string> {
  const tenantId = desk.caller.tenant._id;
  const open = { rank: { $gte: 100_000_000_000_000 } };
  const due = { slaWatch: watch, slaDueAt: { $lte: soon } };
  const asked = [
    [{ tenantId, number: firstBigNumber }, {}],
    [
      { tenantId, $and: [{ terms: 'pri' }, { terms: 'outlook' }] },
      { sort: { rank: -1 as const }, limit: 25 },
    ],
    [
      { tenantId, 'assignee.id': desk.caller.actor._id, ...open },
      { sort: { rank: -1 as const }, limit: 500 },
    ],
    [
      { tenantId, ...due },
      { sort: { slaDueAt: 1 as const }, limit: 25 },
    ],
  ] as const;
  const said: string[] = [];
  for (const [filter, options] of asked) {
    const plan = await desk.explain?.(ticketCollection, filter, options);
    if (plan) said.push(`${plan.index} read ${plan.examined} for ${plan.returned}`);
  }
  return said.join(', ');
}

/** What the searches find, and how long those take that fill a page on both desks: asked of both in turn. */
async function found(small: BuiltDesk, large: BuiltDesk): Promise<string> {
  const page = 25;
  const took: [number, number][] = [];
  const rows: [number, number] = [0, 0];
  for (const query of searches) {
    const times: [number, number] = [0, 0];
    let full = 0;
    for (const [place, desk] of [small, large].entries()) {
      const began = performance.now();
      const count = await ask(desk, 'desk.find', { query, kind: 'all', limit: page });
      times[place] = performance.now() - began;
      rows[place]! += count;
      if (count === page) full += 1;
    }
    if (full === 2) took.push(times);
  }
  const mean = rows.map((sum) => (sum / searches.length).toFixed(1)).join(' and ');
  const same = took.length > 0 ? [0, 1].map((place) => time(median(took.map((times) => times[place]!)))).join(' and ') : 'none';
  return `${mean} rows found on average; ${took.length} of ${searches.length} fill ${page} rows on both: p50 ${same}`;
}

async function onStore({ tiny, quick, desks }: Run, kind: StoreKind): Promise<Figure[]> {
  const [few, many] = tiny ? [1_000, 2_000] : quick ? [10_000, 100_000] : [10_000, 1_000_000];
  const [small, large] = [await desks.of(few, kind), await desks.of(many, kind)];
  const sizes = tiny ? { blocks: 2, size: 5, warm: 5 } : { warm: 200 };
  const figures: Figure[] = [];
  for (const { name, target, of } of all) {
    const { ratio, control, ours, theirs } = await compare(of(large), of(small), sizes);
    const spoken = [few, many].map((size) => size.toLocaleString('en')).join(' and ');
    const beyond = name === 'search' ? `; ${await found(small, large)}` : '';
    const detail = `${name} with ${spoken} records: p50 ${time(median(theirs))} and ${time(median(ours))}${beyond}`;
    figures.push({ id: named(`P3 ${name}`, kind), ratio: rounded(ratio), control: rounded(control), target, detail });
  }
  const beside = desks.kinds.length > 1 ? '' : '; MongoDB not measured: MONGODB_URI is not set';
  if (large.explain) figures[0]!.detail += `; plans: ${await plans(large)}${beside}`;
  return figures;
}

async function run(how: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of how.desks.kinds) figures.push(...(await onStore(how, kind)));
  return figures;
}

/** What a hundred times as many records cost. */
export const growth: Measurement = { id: 'P3', title: 'growth of the desk', run };
