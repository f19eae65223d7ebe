import assert from 'node:assert/strict';
import { type JsonObject, objectAt } from '../../sandbox/json.ts';
import { buttonsOf, type Cards, cardOf, cardsOn, inputOf, partsOf, saidOn } from './card-fixture.ts';
import { type DeskInTeams, deskInTeams } from './desk-fixture.ts';

describe('cards in Teams', () => {
  let desk: DeskInTeams;
  let cards: Cards;
  const press: Cards['press'] = (...given) => cards.press(...given);
  const cardIn: Cards['cardIn'] = (...given) => cards.cardIn(...given);
  const freshTicket: Cards['freshTicket'] = (...given) => cards.freshTicket(...given);
  const stored: Cards['stored'] = (ticket) => cards.stored(ticket);

  before(async function () {
    this.timeout(30_000);
    desk = await deskInTeams();
    cards = cardsOn(desk);
  });

  after(() => desk.close());

  it('opens a ticket from the list in place, takes it, notes, logs and takes back', async () => {
    const { ids } = await desk.say('tess', 'my tickets');
    const list = cardIn('tess', ids[0]!);
    const row = partsOf(list).find(({ selectAction }) => selectAction !== undefined)!;
    const title = String(objectAt(row, 'selectAction')['title']);
    const opened = cardOf(await press('tess', ids[0]!, title));
    assert.ok(buttonsOf(opened).includes('Add note'));
    const noted = cardOf(await press('tess', ids[0]!, 'note.add', { note: 'Looked at the *fuses*' }));
    assert.match(saidOn(noted), /Noted on #\d+/);
    assert.match(saidOn(noted), /Looked at the \*fuses\*/);
    const undone = cardOf(await press('tess', ids[0]!, 'Undo'));
    assert.match(saidOn(undone), /Undone\. The note on #\d+/);
    assert.doesNotMatch(saidOn(undone), /Looked at the/);
    assert.ok(!buttonsOf(undone).includes('Undo'));
  });

  it('gives a free ticket to who presses, and takes back only what was done to that ticket', async () => {
    const first = await freshTicket('tess', 'Lamp hums one');
    const second = await freshTicket('tess', 'Lamp hums two');
    assert.match(saidOn(cardOf(await press('tess', first.id, 'Assign to me'))), /is now yours/);
    assert.match(saidOn(cardOf(await press('tess', second.id, 'Assign to me'))), /is now yours/);
    const undone = cardOf(await press('tess', first.id, 'Undo'));
    assert.match(saidOn(undone), /nobody’s again/);
    assert.equal((await stored(first.ticket)).assignee, undefined);
    assert.equal((await stored(second.ticket)).assignee?.name, 'Tess Morgan');
  });

  it('logs time from the card and shows the entry', async () => {
    const { id } = await freshTicket('tess', 'Fan rattles');
    const logged = cardOf(await press('tess', id, 'time-entry.log', { duration: '45m', on: 'today' }));
    assert.match(saidOn(logged), /Logged 45 min/);
    assert.ok(buttonsOf(logged).includes('Undo'));
    assert.match(saidOn(cardOf(await press('tess', id, 'Undo'))), /Undone\. Removed 45 min/);
  });

  it('holds a reply, sends it at once or calls it back', async () => {
    const { ticket } = await freshTicket('tess', 'Cable is cut');
    const contact = (await desk.stored().tickets.search('', { limit: 200 })).find(
      (one) => one.contact && one.status !== 'closed',
    )!;
    const { ids } = await desk.say('tess', `ticket ${contact.number}`);
    const held = cardOf(await press('tess', ids[0]!, 'reply.write', { text: 'We come at nine.' }));
    assert.match(saidOn(held), /goes to .+ in 10 s/);
    assert.deepEqual(buttonsOf(held).slice(0, 2), ['Send now', 'Cancel reply']);
    const sent = cardOf(await press('tess', ids[0]!, 'Send now'));
    assert.match(saidOn(sent), /is sent/);
    assert.equal((await stored(contact)).entries.at(-1)?.state, 'sent');
    await press('tess', ids[0]!, 'reply.write', { text: 'We come at ten.' });
    assert.match(saidOn(cardOf(await press('tess', ids[0]!, 'Cancel reply'))), /is cancelled; nothing left/);
    assert.equal((await stored(contact)).entries.at(-1)?.state, 'cancelled');
    assert.equal(ticket.contact, undefined);
  });

  it('says what is wrong beside the input and keeps what was typed', async () => {
    const { id } = await freshTicket('tess', 'Door does not lock');
    const wrong = cardOf(
      await press('tess', id, 'time-entry.log', { duration: 'a while', 'note@time-entry.log': 'Waited for the smith' }),
    );
    assert.match(JSON.stringify(wrong), /Door does not lock/);
    assert.equal(inputOf(wrong, 'duration')?.['value'], 'a while');
    assert.equal(inputOf(wrong, 'note')?.['value'], 'Waited for the smith');
    const right = cardOf(
      await press('tess', id, 'time-entry.log', { duration: '30m', on: 'today', note: 'Waited for the smith' }),
    );
    assert.match(saidOn(right), /Logged 30 min/);
  });

  it('puts an open form away without doing anything', async () => {
    const { id, ticket } = await freshTicket('tess', 'Window is open');
    const wrong = cardOf(await press('tess', id, 'time-entry.log', { duration: 'a while', on: 'today' }));
    assert.ok(buttonsOf(wrong).includes('Cancel'));
    const away = cardOf(await press('tess', id, 'Cancel'));
    assert.ok(buttonsOf(away).includes('Add note'));
    assert.equal((await stored(ticket)).version, ticket.version);
  });

  it('changes nothing by a click on a card that is older, shows the fresh one and keeps what was typed', async () => {
    const { id, ticket } = await freshTicket('tess', 'Badge is lost');
    const old = cardIn('tess', id);
    await desk.say('ravi', `add note ${ticket.number}: seen at the gate`);
    const button = partsOf(old).find(({ verb }) => verb === 'note.add')!;
    const answer = cardOf(await press('tess', id, button, { note: 'Ordered a new one' }));
    assert.match(saidOn(answer), /has changed since you saw it/);
    assert.equal(inputOf(answer, 'note')?.['value'], 'Ordered a new one');
    assert.equal((await stored(ticket)).entries.length, 1);
    assert.match(saidOn(cardOf(await press('tess', id, 'note.add', { note: 'Ordered a new one' }))), /Noted on/);
  });

  it('tells the second of two who assign at once who took it, and lets them take over', async () => {
    const { id, ticket } = await freshTicket('tess', 'Phone is dead');
    const { ids } = await desk.say('ravi', `ticket ${ticket.number}`);
    const mine = partsOf(cardIn('tess', id)).find(({ title }) => title === 'Assign to me')!;
    await press('ravi', ids[0]!, 'Assign to me');
    const refused = cardOf(await press('tess', id, mine));
    assert.match(saidOn(refused), /Ravi Patel took #\d+ .* ago/);
    assert.ok(buttonsOf(refused).includes('Take over'));
    assert.equal((await stored(ticket)).assignee?.name, 'Ravi Patel');
    assert.match(saidOn(cardOf(await press('tess', id, 'Take over'))), /is now yours \(it was Ravi Patel’s\)/);
  });

  it('shows no buttons to who may not act, and at most six to everybody', async () => {
    const { ticket } = await freshTicket('tess', 'Key is bent');
    for (const person of ['tess', 'dana', 'arno', 'ada', 'iris']) {
      const { cards } = await desk.say(person, `ticket ${ticket.number}`);
      for (const card of cards) {
        const buttons = (card['actions'] as unknown[] | undefined) ?? [];
        assert.ok(buttons.length <= 6, `${person} sees ${buttons.length}`);
        if (person === 'arno')
          assert.deepEqual(
            buttonsOf(card as JsonObject).filter((one) => /note|Assign|Reply/.test(one)),
            [],
          );
      }
    }
  });

  it('does a click once that Teams delivers twice at once under two ids', async () => {
    const { id, ticket } = await freshTicket('tess', 'Rack is warm');
    await press('tess', id, 'note.add', { note: 'Turned the fan up' }, { delivery: 'twice' });
    await press('tess', id, 'time-entry.log', { duration: '5m', on: 'today' }, { delivery: 'new-id' });
    const now = await stored(ticket);
    assert.equal(now.entries.filter(({ text }) => text === 'Turned the fan up').length, 1);
    const entries = await desk.stored().timeEntries.search(String(ticket.number), { limit: 10 });
    assert.equal(entries.length, 1);
  });

  it('says that it is done when the first answer was lost, whatever has changed since', async () => {
    const { id, ticket } = await freshTicket('tess', 'Sink drips');
    const button = partsOf(cardIn('tess', id)).find(({ verb }) => verb === 'time-entry.log')!;
    const given = { duration: '10m', on: 'today', note: '' };
    await press('tess', id, button, given);
    await desk.say('ravi', `add note ${ticket.number}: a plumber is called`);
    const again = cardOf(await press('tess', id, button, given));
    assert.match(saidOn(again), /Already done: Logged 10 min/);
  });

  it('does the same for old clients, whose clicks come as messages, in the same message', async () => {
    desk.sandbox!.switches.set({ oldClient: true });
    try {
      const { id, ticket } = await freshTicket('tess', 'Old screen flickers');
      const noted = await press('tess', id, 'note.add', { note: 'From an old phone' });
      assert.equal(noted.deliveries[0]!.activity['type'], 'message');
      assert.deepEqual(noted.messages, []);
      assert.match(saidOn(cardIn('tess', id)), /Noted on #\d+/);
      await press('tess', id, 'time-entry.log', { duration: 'a while' });
      assert.equal(inputOf(cardIn('tess', id), 'duration')?.['value'], 'a while');
      await press('tess', id, 'Cancel');
      assert.ok(buttonsOf(cardIn('tess', id)).includes('Undo'));
      await press('tess', id, 'Undo');
      assert.ok((await stored(ticket)).entries[0]?.removedAt);
    } finally {
      desk.sandbox!.switches.set({ oldClient: false });
    }
  });

  it('puts a form away that is for no record yet', async () => {
    const { ids } = await desk.say('tess', 'new ticket');
    const away = cardOf(await press('tess', ids[0]!, 'Cancel'));
    assert.match(saidOn(away), /nothing was done/);
  });
});
