import { ticketCollection } from '../src/records/collections.ts';
import { compare, type Side } from './harness/compare.ts';
import { type Figure, type Measurement, type Run, rounded, time } from './harness/measurement.ts';
import { median } from './harness/statistics.ts';
import { ask, typedSearches } from './records/asked.ts';
import { firstBigNumber } from './records/big-desk.ts';
import type { BuiltDesk } from './records/built-desk.ts';

const epoch = new Date(0);
const searches = typedSearches(1_600);

/** What is asked of a small desk and a large one. */
interface Asked {
  name: string;
  target: number;
  of(desk: BuiltDesk): Side;
}

const dueSoonest = ({ caller }: BuiltDesk) => ({
  filter: { tenantId: caller.tenant._id, status: 'open', 'sla.resolutionDueAt': { $gt: epoch } },
  options: { sort: { 'sla.resolutionDueAt': 1 as const }, limit: 25 },
});

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
      const { filter, options } = dueSoonest(desk);
      return () => desk.core.store.collection(ticketCollection).find(filter, options);
    },
  },
];

/** How the large desk's store goes about each question: which index, and how many documents are read. */
async function plans(desk: BuiltDesk): Promise<string> {
  const tenantId = desk.caller.tenant._id;
  const open = { rank: { $gte: 100_000_000_000_000 } };
  const due = dueSoonest(desk);
  const asked = [
    [{ tenantId, number: firstBigNumber }, {}],
    [
      { tenantId, $and: [{ terms: '^pri' }, { terms: 'outlook' }] },
      { sort: { rank: -1 as const }, limit: 25 },
    ],
    [
      { tenantId, 'assignee.id': desk.caller.actor._id, ...open },
      { sort: { rank: -1 as const }, limit: 500 },
    ],
    [due.filter, due.options],
  ] as const;
  const said: string[] = [];
  for (const [filter, options] of asked) {
    const plan = await desk.explain?.(ticketCollection, filter, options);
    if (plan) said.push(`${plan.index} read ${plan.examined} for ${plan.returned}`);
  }
  return said.join(', ');
}

async function run({ tiny, quick, desks }: Run): Promise<Figure[]> {
  const [few, many] = tiny ? [1_000, 2_000] : quick ? [10_000, 100_000] : [10_000, 1_000_000];
  const [small, large] = [await desks.of(few), await desks.of(many)];
  const sizes = tiny ? { blocks: 2, size: 5, warm: 5 } : { warm: 200 };
  const figures: Figure[] = [];
  for (const { name, target, of } of all) {
    const { ratio, control, ours, theirs } = await compare(of(large), of(small), sizes);
    const spoken = [few, many].map((size) => size.toLocaleString('en')).join(' and ');
    const detail = `${name} with ${spoken} records: p50 ${time(median(theirs))} and ${time(median(ours))}`;
    figures.push({ id: `P3 ${name}`, ratio: rounded(ratio), control: rounded(control), target, detail });
  }
  figures[0]!.detail += `; plans: ${await plans(large)}`;
  return figures;
}

/** What a hundred times as many records cost. */
export const growth: Measurement = { id: 'P3', title: 'growth of the desk', run };
