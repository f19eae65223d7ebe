import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { List } from '../definition/reply.ts';
import type { RecordKind } from '../domain/records.ts';
import { showTicket } from '../queries/show-ticket.ts';
import { listSummary } from './card-summary.ts';
import { listCard } from './list-card.ts';
import { cardFaults, type Part, textsOf } from './testing/card-faults.ts';
import { hostileText } from './testing/hostile-records.ts';
import { viewOf } from './testing/views.ts';

const row = (number: number, kind: RecordKind = 'ticket') => ({
  ref: { kind, id: `id${number}` },
  number,
  title: `Title ${number}`,
  detail: 'Open · High',
});
const list: List = {
  title: 'My tickets',
  items: [row(5), row(6, 'task'), row(7, 'approval')],
  total: 57,
  empty: 'You have no open tickets.',
};
const rowsOf = (card: { [key: string]: unknown }) => (card['body'] as Part[]).filter(({ type }) => type === 'ColumnSet');

describe('listCard', () => {
  it('numbers its rows as they can be named, and each opens its record', () => {
    const card = listCard(list, viewOf());
    assert.deepEqual(cardFaults(card), []);
    const rows = rowsOf(card);
    assert.deepEqual(
      rows.map((one) => textsOf(one).markdown),
      [5, 6, 7].map((number, at) => [`${at + 1}\\.`, `\\#${number} Title ${number}`, 'Open · High']),
    );
    const opened = rows.map((one) => (one['selectAction'] as Part)['data'] as Record<string, unknown>);
    assert.deepEqual(
      opened.map(({ verb, subject, input }) => [verb, subject, input]),
      [
        ['ticket.show', 'ticket:id5', 'ticket'],
        ['task.show', 'task:id6', 'task'],
        ['approval.show', 'approval:id7', 'approval'],
      ],
    );
  });

  it('says how many there are in all', () => assert.ok(textsOf(listCard(list, viewOf())).markdown.includes('3 of 57 shown')));

  it('says in a sentence that there are none', () => {
    const card = listCard({ ...list, items: [], total: 0 }, viewOf());
    assert.deepEqual(textsOf(card).markdown, ['My tickets', 'You have no open tickets.']);
  });

  it('opens other kinds by the queries it is given, else by their link, else not', () => {
    const contacts: List = { title: 'x', items: [row(1, 'client')], empty: '' };
    const actionOf = (card: { [key: string]: unknown }) => rowsOf(card)[0]?.['selectAction'] as Part | undefined;
    assert.equal(actionOf(listCard(contacts, viewOf(), { shows: { client: showTicket } }))?.['verb'], 'ticket.show');
    assert.equal(actionOf(listCard(contacts, viewOf()))?.['url'], 'https://desk.example/open/client/id1');
    assert.equal(actionOf(listCard(contacts, viewOf([], { link: () => undefined }))), undefined);
  });

  it('is a card that Teams takes, with a text that stands for it, whatever the list holds', () => {
    const item = fc.record({
      ref: fc.record({ kind: fc.constantFrom<RecordKind>('ticket', 'task', 'contact', 'time-entry'), id: fc.uuid() }),
      number: fc.option(fc.nat(), { nil: undefined }),
      title: hostileText,
      detail: hostileText,
    }) as fc.Arbitrary<List['items'][number]>;
    const lists = fc.record({
      title: hostileText,
      items: fc.array(item, { maxLength: 60 }),
      total: fc.option(fc.nat(), { nil: undefined }),
      empty: hostileText,
    });
    fc.assert(
      fc.property(lists, (any) => {
        assert.deepEqual(cardFaults(listCard(any as List, viewOf())), []);
        assert.ok(listSummary(any as List).trim());
      }),
      { numRuns: 500 },
    );
  });
});

describe('listSummary', () => {
  it('reads as numbered lines', () => {
    assert.equal(
      listSummary({ ...list, items: list.items.slice(0, 2) }),
      'My tickets:\n1. #5 Title 5 (Open · High)\n2. #6 Title 6 (Open · High)\n2 of 57 shown',
    );
    assert.equal(listSummary({ ...list, items: [] }), 'My tickets: You have no open tickets.');
  });
});
