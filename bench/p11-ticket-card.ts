import type { CardView } from '../shared/cards/card-view.ts';
import { recordCard } from '../shared/cards/record-card.ts';
import type { Action } from '../shared/definition/action.ts';
import type { Ticket } from '../shared/domain/ticket.ts';
import { loadRegistry } from '../src/actions/registry.ts';
import { compare } from './harness/compare.ts';
import { type Figure, type Measurement, type Run, rounded, time } from './harness/measurement.ts';
import { median } from './harness/statistics.ts';

const now = new Date('2026-11-20T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const ada = { id: 'member-ada', name: 'Ada Okafor' };
const cleo = { id: 'contact-cleo', name: 'Cleo Marchetti', mail: 'cleo@adatum.example' };

const ticket: Ticket = {
  _id: 'f3c1c7d2a9b04e5f8c6d7e8f90a1b2c3',
  tenantId: 'northwind',
  version: 7,
  createdAt: minutesAgo(300),
  updatedAt: minutesAgo(12),
  terms: [],
  pending: [],
  receipts: [],
  number: 1_234,
  title: 'Printer on the third floor prints blank pages',
  description:
    'Since this morning the large printer beside the kitchen prints nothing but blank pages. Copies are fine. Toner was changed.',
  status: 'open',
  priority: 'high',
  client: { id: 'client-adatum', name: 'Adatum Corporation' },
  contact: cleo,
  assignee: ada,
  entries: [
    { id: 'e1', kind: 'contact-message', at: minutesAgo(290), author: cleo, text: 'It also happens from the other computers.' },
    { id: 'e2', kind: 'note', at: minutesAgo(200), author: ada, text: 'Driver 6.4 was rolled out last night; asked Ravi.' },
    {
      id: 'e3',
      kind: 'reply',
      at: minutesAgo(12),
      author: ada,
      text: 'We are on it and will be there by noon.',
      to: cleo,
      state: 'sent',
    },
  ],
  sla: { responseDueAt: minutesAgo(180), respondedAt: minutesAgo(200), resolutionDueAt: minutesAgo(-140) },
};

async function viewOfTechnician(): Promise<CardView> {
  const wanted = [
    'ticket.assign',
    'note.add',
    'reply.write',
    'time-entry.log',
    'ticket.set-status',
    'ticket.close',
    'ticket.escalate',
  ];
  const registry = await loadRegistry();
  const actions = wanted.flatMap((name) => registry.action(name) ?? ([] as Action[]));
  return {
    now,
    zone: 'Europe/London',
    locale: 'en-GB',
    nonce: 'c0ffee00c0ffee00c0ffee',
    readerId: ada.id,
    link: (ref) => `https://desk.example/open/${ref.kind}/${ref.id}`,
    actions,
    refreshFor: ['29:1abcDEF'],
    result: '#1234 Printer on the third floor prints blank pages: open, Ada Okafor.',
  };
}

const cardsAtOnce = 25;

async function run({ tiny }: Run): Promise<Figure[]> {
  const view = await viewOfTechnician();
  const text = JSON.stringify(recordCard({ kind: 'ticket', record: ticket }, view));
  // The same card as if somebody had written it into the code, made anew with each call.
  const literal = new Function(`return ${text}`) as () => object;
  let bytes = 0;
  const build = (card: () => object) => () => {
    for (let count = 0; count < cardsAtOnce; count += 1) bytes += JSON.stringify(card()).length;
  };
  const ours = build(() => recordCard({ kind: 'ticket', record: ticket }, view));
  const sizes = tiny ? { blocks: 2, size: 2, warm: 1 } : { warm: 400 };
  const { ratio, control, ours: mine, theirs } = await compare(ours, build(literal), sizes);
  const each = (times: number[]) => time(median(times) / cardsAtOnce);
  const detail = `ticket card with ${ticket.entries.length} entries and ${view.actions.length} actions built and stringified (${text.length} bytes): ${each(mine)}; literal object of the same content: ${each(theirs)}`;
  return [{ id: 'P11', ratio: rounded(ratio), control: rounded(control), target: 2, detail: bytes > 0 ? detail : '' }];
}

/** What it costs to draw a ticket's card, against an object written into the code. */
export const ticketCard: Measurement = { id: 'P11', title: 'building a ticket card', run };
