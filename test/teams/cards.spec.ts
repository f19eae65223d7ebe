import assert from 'node:assert/strict';
import { isObject, type JsonObject, objectAt } from '../../sandbox/json.ts';
import type { Outcome } from '../../sandbox/teams/client/client-core.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from './desk-fixture.ts';
import { textsOf } from './teams-calls.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

function cardOf(outcome: Outcome): JsonObject {
  if (outcome.shown.kind !== 'card') throw new Error(`no card but ${JSON.stringify(outcome.shown).slice(0, 600)}`);
  return outcome.shown.card;
}

function partsOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isObject(value)) return [];
  return [
    value,
    ...Object.entries(value).flatMap(([name, part]) => (name === 'data' || name === 'fallback' ? [] : partsOf(part))),
  ];
}

const buttonsOf = (card: JsonObject) =>
  partsOf({ ...card, refresh: undefined })
    .filter(({ type }) => typeof type === 'string' && /^Action\.(Execute|Submit)$/.test(type))
    .map(({ title }) => String(title));
const saidOn = (card: unknown) => textsOf(card).join('\n');
const inputOf = (card: unknown, id: string) =>
  partsOf(card).find((part) => part['id'] === id && /^Input\./.test(String(part['type'])));

describe('cards in Teams', () => {
  let desk: DeskInTeams;
  let client: NonNullable<DeskInTeams['sandbox']>['client'];
  const press = (person: string, id: string, button: string | JsonObject, inputs: JsonObject = {}, options?: object) =>
    client.press(objectIdOf(person), id, button, inputs, options);
  const shownTo = (person: string, id: string, chat?: string) =>
    client.messages(objectIdOf(person), chat).find((message) => message.id === id)!;
  const cardIn = (person: string, id: string, chat?: string) =>
    shownTo(person, id, chat).attachments.find(({ contentType }) => contentType === cardType)?.content as JsonObject;

  before(async function () {
    this.timeout(30_000);
    desk = await deskInTeams();
    client = desk.sandbox!.client;
  });

  after(() => desk.close());

  /** A new ticket of nobody with a contact, and the message that shows its card to this person. */
  async function freshTicket(person: string, title: string): Promise<{ ticket: Ticket; id: string }> {
    await desk.say(person, `new ticket ${title} for Contoso Bakery`);
    const { tickets } = desk.stored(person === 'theo' ? 'fabrikam' : 'northwind');
    const [made] = await tickets.search(title, { limit: 1 });
    const { ids } = await desk.say(person, `ticket ${made!.number}`);
    return { ticket: made!, id: ids[0]! };
  }

  const stored = async (ticket: Ticket) => (await desk.stored().tickets.byId(ticket._id))!;

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
    assert.match(saidOn(answer), /has changed since that card was shown/);
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

  describe('in a group chat', () => {
    const group = { in: 'group', mention: true };

    it('shows everybody what the ticket is and nothing that was written inside, and each member their own by refresh', async () => {
      const { ticket } = await freshTicket('tess', 'Alarm rings');
      await desk.say('tess', `add note ${ticket.number}: the code is 4711-secret`);
      await desk.say('tess', `escalate ${ticket.number}: boss-is-angry`);
      await client.open(objectIdOf('ravi'), 'group');
      await client.open(objectIdOf('outsider'), 'group').catch(() => undefined);
      const { messages } = await client.say(objectIdOf('tess'), `ticket ${ticket.number}`, group);
      const { id } = messages[0]!;
      const shared = desk.sandbox!.world.message(messages[0]!.conversationId, id)!;
      const posted = JSON.stringify(shared.attachments) + shared.text + shared.summary;
      assert.match(posted, /Alarm rings/);
      assert.doesNotMatch(posted, /4711-secret|boss-is-angry/);
      assert.deepEqual(buttonsOf(shared.attachments[0]!.content as JsonObject), []);
      assert.match(saidOn(cardIn('ravi', id, 'group')), /4711-secret/);
      assert.ok(buttonsOf(cardIn('ravi', id, 'group')).includes('Add note'));
      const noted = cardOf(await press('ravi', id, 'note.add', { note: 'inside-words' }));
      assert.match(saidOn(noted), /Noted on/);
      const after = desk.sandbox!.world.message(messages[0]!.conversationId, id)!;
      assert.doesNotMatch(JSON.stringify(after.attachments), /inside-words|4711-secret/);
    });

    it('gives nothing to people who are not of the desk', async () => {
      const { ticket } = await freshTicket('tess', 'Gate squeaks');
      await desk.say('tess', `add note ${ticket.number}: oil-is-in-room-9`);
      const data = { verb: 'card.refresh', subject: `ticket:${ticket._id}`, nonce: 'n' };
      const value = { action: { type: 'Action.Execute', verb: 'card.refresh', data }, trigger: 'automatic' };
      for (const person of ['outsider', 'theo']) {
        const { deliveries } = await client.invoke(objectIdOf(person), 'adaptiveCard/action', value);
        assert.doesNotMatch(JSON.stringify(deliveries[0]!.body ?? ''), /Gate squeaks|oil-is-in|Contoso/);
      }
    });
  });

  describe('that were posted', () => {
    const puts = (id: string) =>
      desk.sandbox!.log.after(0).filter(({ method, url }) => method === 'PUT' && url.endsWith(`/${id}`)).length;

    it('follow their record when anybody changes it anywhere, several changes at a time', async () => {
      const { id, ticket } = await freshTicket('tess', 'Bell is silent');
      for (const word of ['one', 'two', 'three', 'four']) await desk.say('ravi', `add note ${ticket.number}: ${word}`);
      await client.until(objectIdOf('tess'), (message) => message.id === id && /four/.test(saidOn(message.attachments)));
      assert.ok(puts(id) <= 3, `${puts(id)} updates`);
    });

    it('follow it after a restart, and are forgotten when their message is gone', async () => {
      const { id, ticket } = await freshTicket('tess', 'Lift is stuck');
      const gone = await freshTicket('tess', 'Stairs are dark');
      const message = desk.sandbox!.world.message(shownTo('tess', gone.id).conversationId, gone.id)!;
      desk.sandbox!.world.changeMessage({ ...message, removedAt: new Date().toISOString() });
      await desk.say('ravi', `add note ${gone.ticket.number}: nobody sees this`);
      const until = Date.now() + 15_000;
      const cards = async () =>
        desk.core.store
          .collection((await import('../../bot/cards/card-ledger.ts')).postedCardCollection)
          .find({ tenantId: ticket.tenantId, 'record.id': gone.ticket._id });
      while ((await cards()).some(({ activityId }) => activityId === gone.id) && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.ok((await cards()).every(({ activityId }) => activityId !== gone.id));
      assert.ok(puts(gone.id) <= 2);
      assert.ok(id);
    });
  });
});
