import assert from 'node:assert/strict';
import type { Ticket, TicketEntry } from '../domain/ticket.ts';
import type { Card, CardView } from './card-view.ts';
import { recordCard } from './record-card.ts';
import { cardFaults, type Part, partsOf, textsOf } from './testing/card-faults.ts';
import { now } from './testing/hostile-records.ts';
import { actionsOf, viewOf } from './testing/views.ts';

const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const bob = { id: 'bob', name: 'Bob Meyer' };
const ana = { id: 'ana', name: 'Ana Bell', mail: 'ana@contoso.example' };

const plain: Ticket = {
  _id: 'one',
  tenantId: 't',
  version: 7,
  createdAt: at(-600),
  updatedAt: at(-5),
  terms: [],
  pending: [],
  receipts: [],
  number: 1001,
  title: 'Printer on fire',
  description: 'It burns.',
  status: 'open',
  priority: 'high',
  client: { id: 'c', name: 'Contoso' },
  contact: ana,
  assignee: bob,
  entries: [],
  sla: { responseDueAt: at(120) },
};

const note: TicketEntry = { id: 'n', kind: 'note', at: at(-30), author: bob, text: 'Ana is wrong about this' };
const reply: TicketEntry = { id: 'r', kind: 'reply', at: at(-20), author: bob, text: 'We are on it', to: ana, state: 'sent' };

function cardOf(ticket: Partial<Ticket> = {}, view: Partial<CardView> = {}): Card {
  const card = recordCard({ kind: 'ticket', record: { ...plain, ...ticket } }, viewOf(actionsOf.ticket, view));
  assert.deepEqual(cardFaults(card), []);
  return card;
}

const wordsOf = (card: unknown) => textsOf(card).markdown.join('\n');
const buttonsOf = (card: Card) => (card['actions'] as Part[]).map(({ title }) => title);
const buttonOf = (card: Card, title: string) => (card['actions'] as Part[]).find((one) => one['title'] === title) as Part;
const bodyOf = (card: Card) => card['body'] as Part[];

describe('the card of a ticket', () => {
  it('names number, title, state, people and the clock that presses', () => {
    const words = wordsOf(cardOf());
    for (const word of [
      '\\#1001 Printer on fire',
      'Open',
      'High',
      'Contoso',
      'Ana Bell',
      'Bob Meyer',
      'response in 2 h',
      'It burns.',
    ])
      assert.ok(words.includes(word), word);
    assert.ok(!words.includes('Overdue'));
  });

  it('marks what is overdue and what is escalated', () => {
    const words = wordsOf(
      cardOf({ sla: { responseDueAt: at(-180) }, escalation: { at: at(-10), by: bob, reason: 'Customer is angry' } }),
    );
    for (const word of ['Overdue', 'response overdue, due 3 h ago', 'Escalated by Bob Meyer', 'Customer is angry'])
      assert.ok(words.includes(word), word);
  });

  it('marks notes as internal and replies with whom they went to, newest first', () => {
    const words = wordsOf(
      cardOf({ entries: [note, reply, { ...note, id: 'm', kind: 'contact-message', author: ana, text: 'Thanks' }] }),
    );
    const order = ['From Ana Bell', 'Thanks', 'To contact Ana Bell', 'We are on it', 'Internal · Bob Meyer', 'Ana is wrong'].map(
      (word) => words.indexOf(word),
    );
    assert.ok(order.every((place) => place >= 0));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
  });

  it('says when a held reply leaves, in the reader’s zone', () => {
    const held = { ...reply, state: 'held' as const, sendAt: at(1) };
    assert.ok(wordsOf(cardOf({ entries: [held] })).includes('Held — leaves at 13:01 · To contact Ana Bell'));
  });

  it('shows neither cancelled replies nor removed notes', () => {
    const card = cardOf({
      entries: [
        { ...reply, state: 'cancelled' },
        { ...note, removedAt: at(-1) },
      ],
    });
    assert.doesNotMatch(JSON.stringify(card), /We are on it|Ana is wrong/);
  });

  it('says that there is more than it shows', () => {
    const words = wordsOf(
      cardOf({
        description: 'x'.repeat(5_000),
        entries: Array.from({ length: 2_000 }, () => ({ ...note, text: 'y'.repeat(20_000) })),
      }),
    );
    assert.match(words, /x… \\?\(open to read all\\?\)/);
    assert.match(words, /y… \\?\(open to read all\\?\)/);
    assert.ok(words.includes('earlier entries'));
  });

  it('links to the message it was made from, if that is an address one may open', () => {
    const from = (link: string) =>
      cardOf({ source: { key: 'k', link, author: 'Ana Bell' }, attachments: ['photo.jpg', 'log.txt'] });
    const card = from('https://teams.microsoft.com/l/message/1');
    assert.ok(partsOf(card).some(({ url }) => url === 'https://teams.microsoft.com/l/message/1'));
    assert.ok(wordsOf(card).includes('photo.jpg, log.txt'));
    assert.ok(!JSON.stringify(from('javascript:alert(1)')).includes('javascript'));
  });

  it('shows six buttons, the rest behind “More”', () => {
    const card = cardOf();
    assert.deepEqual(buttonsOf(card), ['Assign', 'Add note', 'Reply to contact', 'Log time', 'More', 'Open']);
    const rest = partsOf(buttonOf(card, 'More')).filter(({ type }) => type === 'Action.Execute');
    assert.deepEqual(
      rest.map(({ title }) => title),
      ['Change status', 'Close', 'Escalate', 'Change priority', 'Start timer'],
    );
    assert.deepEqual(
      rest.map(({ data }) => (data as { ask?: true }).ask),
      [true, undefined, true, true, true],
    );
  });

  it('offers what is nobody’s to be taken with one click', () => {
    const card = cardOf({ assignee: undefined });
    assert.deepEqual(buttonsOf(card), ['Assign to me', 'Add note', 'Reply to contact', 'Log time', 'More', 'Open']);
    const { data, type } = buttonOf(card, 'Assign to me');
    assert.equal(type, 'Action.Execute');
    assert.deepEqual(data, {
      assignee: 'me',
      verb: 'work.assign',
      subject: 'ticket:one',
      version: 7,
      nonce: viewOf().nonce,
      input: 'work',
    });
  });

  it('offers somebody else’s beside the form, and one’s own not at all', () => {
    const quick = (card: Card) =>
      partsOf(buttonOf(card, 'Assign')).some(({ title, type }) => type === 'Action.Execute' && title === 'Assign to me');
    assert.ok(quick(cardOf()));
    assert.ok(!quick(cardOf({}, { readerId: 'bob' })));
  });

  it('puts first what has to be decided now', () => {
    assert.deepEqual(buttonsOf(cardOf({}, { held: { entryId: 'r' }, undoable: true })).slice(0, 2), ['Send now', 'Cancel reply']);
    const { data } = buttonOf(cardOf({}, { held: { entryId: 'r' } }), 'Send now');
    assert.deepEqual(data, { subject: 'ticket:one', nonce: viewOf().nonce, input: 'ticket', entry: 'r', verb: 'reply.send' });
    assert.equal(buttonsOf(cardOf({}, { undoable: true }))[0], 'Undo');
    assert.equal(buttonsOf(cardOf({}, { takeOver: true }))[0], 'Take over');
  });

  it('refreshes for everybody of a small chat without naming them', () => {
    const refresh = cardOf({}, { refreshFor: 'everybody' })['refresh'] as { action: Part };
    assert.deepEqual([refresh.action['verb'], Object.hasOwn(refresh, 'userIds')], ['card.refresh', false]);
  });

  it('says the same however often it is drawn, and however many forms it shares', () => {
    const first = JSON.stringify(cardOf());
    cardOf({}, { draft: { action: 'time-entry.log', raw: { note: 'x' }, problems: [] } });
    recordCard({ kind: 'ticket', record: plain }, viewOf([...actionsOf.ticket].reverse()));
    assert.equal(JSON.stringify(cardOf()), first);
  });

  it('refreshes for at most sixty people, and names nobody by what is no id of Teams', () => {
    const ids = ['\u0000\u001b[31m', '', 'x'.repeat(300), ...Array.from({ length: 80 }, (_, n) => `29:${n}`)];
    const refresh = cardOf({}, { refreshFor: ids })['refresh'] as { action: Part; userIds: string[] };
    assert.deepEqual(refresh.userIds, ids.slice(3, 63));
    assert.equal(refresh.action['verb'], 'card.refresh');
  });
});

describe('the audience interlock of the card', () => {
  const form = (title: string) => buttonOf(cardOf({ entries: [note] }), title);

  it('says to whom a reply goes and that a note is internal, under ids and labels that differ', () => {
    const [replies, notes] = [form('Reply to contact'), form('Add note')];
    assert.ok(wordsOf(replies).includes('To Ana Bell (ana@contoso.example): the contact reads this.'));
    assert.ok(wordsOf(notes).includes('Internal: only your desk reads this, contacts never do.'));
    const inputOf = (part: Part) => partsOf(part).find(({ type }) => type === 'Input.Text') as Part;
    assert.notEqual(inputOf(replies)['id'], inputOf(notes)['id']);
    assert.notEqual(inputOf(replies)['label'], inputOf(notes)['label']);
  });

  it('lets no word of a note into the form that the contact will read', () => {
    const drafted = cardOf(
      { entries: [note] },
      { draft: { action: 'note.add', raw: { note: 'secret words', text: 'secret words' }, problems: [] } },
    );
    for (const part of [form('Reply to contact'), ...partsOf(drafted).filter(({ type }) => type === 'Action.ShowCard')]) {
      assert.doesNotMatch(JSON.stringify(part), /Ana is wrong|secret words/);
    }
  });
});

describe('an open draft on the card', () => {
  const draft = {
    action: 'reply.write',
    raw: { ticket: '1001', text: 'Dear **Ana**', link: 'https://x.example/' },
    problems: [{ field: 'text', code: 'invalid' as const, text: 'Too *long*.' }],
  };

  it('stands in the body with what was typed and what was wrong, and nothing else to press but its buttons', () => {
    const card = cardOf({ entries: [note] }, { draft, undoable: true, held: { entryId: 'r' } });
    const input = bodyOf(card)
      .flatMap(partsOf)
      .find(({ type }) => type === 'Input.Text') as Part;
    assert.deepEqual([input['id'], input['value']], ['text', 'Dear **Ana**']);
    assert.ok(wordsOf(card).includes('Too \\*long\\*.'));
    const pressed = partsOf(card).filter(({ type }) => type === 'Action.Execute');
    assert.deepEqual(
      pressed.map(({ verb }) => verb),
      ['reply.write', 'card.refresh'],
    );
    assert.equal(((pressed[0] as Part)['data'] as { link: string }).link, 'https://x.example/');
    assert.deepEqual(buttonsOf(card), ['Open']);
  });

  it('is not shown to somebody who may not do it', () => {
    const card = recordCard({ kind: 'ticket', record: plain }, viewOf([], { draft }));
    assert.ok(!partsOf(card).some(({ type }) => type.startsWith('Input.')));
  });

  it('keeps the whole of a long text where it fits, and says so where it does not', () => {
    const long = (text: string) => cardOf({}, { draft: { action: 'note.add', raw: { note: text }, problems: [] } });
    const typedIn = (card: Card) =>
      bodyOf(card)
        .flatMap(partsOf)
        .find(({ type }) => type === 'Input.Text')?.['value'] as string;
    assert.equal(typedIn(long('a '.repeat(9_000).trim())).length, 17_999);
    const cut = long('漢'.repeat(20_000));
    assert.ok(typedIn(cut).length > 4_000);
    assert.ok(wordsOf(cut).includes('only its beginning is here'));
  });
});
