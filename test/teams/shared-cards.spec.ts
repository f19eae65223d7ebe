import assert from 'node:assert/strict';
import { postedCardCollection } from '../../bot/cards/card-ledger.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import { buttonsOf, type Cards, cardOf, cardsOn, saidOn } from './card-fixture.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from './desk-fixture.ts';

describe('cards that several people see', () => {
  let desk: DeskInTeams;
  let cards: Cards;
  let client: NonNullable<DeskInTeams['sandbox']>['client'];
  const press: Cards['press'] = (...given) => cards.press(...given);
  const cardIn: Cards['cardIn'] = (...given) => cards.cardIn(...given);
  const freshTicket: Cards['freshTicket'] = (...given) => cards.freshTicket(...given);

  before(async function () {
    this.timeout(30_000);
    desk = await deskInTeams();
    cards = cardsOn(desk);
    client = desk.sandbox!.client;
  });

  after(() => desk.close());

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

    it('are forgotten when their message is gone', async () => {
      const gone = await freshTicket('tess', 'Stairs are dark');
      const message = desk.sandbox!.world.message(cards.shownTo('tess', gone.id).conversationId, gone.id)!;
      desk.sandbox!.world.changeMessage({ ...message, removedAt: new Date().toISOString() });
      await desk.say('ravi', `add note ${gone.ticket.number}: nobody sees this`);
      const until = Date.now() + 15_000;
      const posted = async () =>
        desk.core.store.collection(postedCardCollection).find({ tenantId: gone.ticket.tenantId, 'record.id': gone.ticket._id });
      while ((await posted()).some(({ activityId }) => activityId === gone.id) && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.ok((await posted()).every(({ activityId }) => activityId !== gone.id));
      assert.ok(puts(gone.id) <= 2);
    });
  });

  it('that are many never keep people waiting for their answers, and follow all the same', async function () {
    this.timeout(60_000);
    const narrow = await deskInTeams({ room: { count: 6, ms: 2_000 } });
    try {
      const told = narrow.sandbox!;
      const shown = [];
      for (let each = 0; each < 8; each++) shown.push(...(await narrow.say('tess', 'ticket 1001')).ids);
      await narrow.say('ravi', 'add note 1001: the newest word');
      const writes = () =>
        told.log.after(0).filter(({ method, url }) => /^(PUT|POST)$/.test(method) && url.includes('/activities'));
      const answered = writes().length;
      while (writes().length === answered) await new Promise((resolve) => setTimeout(resolve, 10));
      await narrow.say('tess', 'help');
      const before = writes()
        .slice(answered)
        .findIndex(({ method }) => method === 'POST');
      assert.ok(before >= 1 && before <= 3, `${before} cards went before the answer`);
      for (const id of shown)
        await told.client.until(
          objectIdOf('tess'),
          (message) => message.id === id && /newest word/.test(saidOn(message.attachments)),
        );
    } finally {
      await narrow.close();
    }
  });
});
