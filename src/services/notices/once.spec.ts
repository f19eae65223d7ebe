import assert from 'node:assert/strict';
import { ticketCollection } from '../../records/collections.ts';
import { noticeDesks, tenantId } from './notices-fixture.ts';

describe('a notice', () => {
  const desk = noticeDesks();

  it('planned before a crash is sent once after it, and never again', async () => {
    await desk().giveToRavi(1009);
    assert.deepEqual(await desk().states(), ['bot pending']);
    for (let time = 0; time < 2; time += 1) {
      await desk().fall();
      await desk().open();
      desk().begin();
      await desk().core.notices.drain();
      await desk().core.sweep();
    }
    assert.deepEqual([desk().ways.told.length, await desk().states()], [1, ['bot sent']]);
  });

  it('whose event a crash left untold is made and sent once by the sweep, however often it is told', async () => {
    const { core, ways } = desk();
    await desk().giveToRavi(1009);
    const ticket = (await core.door.desk(tenantId).tickets.byNumber(1009))!;
    const [made] = await desk().deliveries();
    const subject = { kind: 'ticket', id: ticket._id };
    const data = { assigneeId: made!.recipient };
    const actor = { id: (await desk().member('Dana'))._id, name: 'Dana Fischer' };
    const event = { id: made!.notice!.eventId, type: 'ticket.assigned', at: desk().now(), actor, subject, data };
    desk().begin();
    for (let time = 0; time < 3; time += 1) {
      await core.store.collection(ticketCollection).updateOne({ _id: ticket._id, tenantId }, { $set: { pending: [event] } });
      await core.sweep();
      await core.notices.drain();
    }
    assert.deepEqual([ways.told.length, await desk().states()], [1, ['bot sent']]);
  });

  it('that was being sent when the desk fell is uncertain, and not sent again', async () => {
    const { ways, errors } = desk();
    ways.answers.bot = () => {
      throw new Error('the process ends here');
    };
    desk().begin();
    await desk().giveToRavi(1009);
    assert.deepEqual([await desk().states(), errors.splice(0).length], [['bot sending'], 1]);
    ways.answers.bot = () => ({ state: 'sent' });
    await desk().fall();
    desk().at += 16 * 60_000;
    await desk().open();
    desk().begin();
    await desk().core.notices.drain();
    assert.deepEqual([ways.told.length, await desk().states()], [1, ['bot uncertain interrupted']]);
  });

  it('is tried again only when it was certainly not taken, not before the time said, and given up at last', async () => {
    const { ways, core } = desk();
    ways.answers.bot = () => ({ state: 'failed', code: '429', mayRepeatAfter: new Date(desk().at + 60_000) });
    desk().begin();
    await desk().giveToRavi(1009);
    await core.notices.drain();
    assert.deepEqual([ways.told.length, await desk().states()], [1, ['bot pending 429']]);
    for (let time = 0; time < 12; time += 1) {
      desk().at += 61_000;
      await core.notices.drain();
    }
    assert.deepEqual([ways.told.length, await desk().states()], [8, ['bot dead 429']]);
  });

  it('that is refused for good or answered by silence is left alone', async () => {
    const { ways, core } = desk();
    desk().begin();
    ways.answers.bot = () => ({ state: 'failed', code: '400' });
    await desk().giveToRavi(1009);
    ways.answers.bot = () => ({ state: 'uncertain', code: '502' });
    await desk().giveToRavi(1005);
    desk().at += 3_600_000;
    await core.notices.drain();
    assert.deepEqual([ways.told.length, await desk().states()], [2, ['bot failed 400', 'bot uncertain 502']]);
  });
});
