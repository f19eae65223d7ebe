import assert from 'node:assert/strict';
import { Failure } from '../../../shared/errors/failure.ts';
import { memberCollection } from '../../records/collections.ts';
import { noticeDesks, tenantId } from './notices-fixture.ts';

describe('notices', () => {
  const desk = noticeDesks();

  it('go to as many people as there are with one call for each hundred of them', async () => {
    const { core, ways } = desk();
    await desk().goBy('feed');
    const dana = await desk().member('Dana');
    const crowd = Array.from({ length: 249 }, (_, n) => {
      const own = { _id: `crowd-${n}`, name: `Crowd ${n}`, mail: `c${n}@x.example`, entraObjectId: `oid-${n}`, rank: 10 ** 15 };
      return { ...dana, ...own };
    });
    await core.store.collection(memberCollection).insertMany(crowd);
    desk().begin();
    await desk().act('Tess', 'ticket.escalate', { ticket: '1009', reason: 'help' });
    await core.notices.drain();
    const told = ways.calls.flatMap(({ recipients }) => recipients);
    assert.equal(new Set(told).size, told.length);
    assert.ok(told.length >= 250);
    assert.equal(ways.calls.length, Math.ceil(told.length / 100));
    assert.ok(ways.calls.every(({ many }) => many));
    assert.equal((await desk().deliveries()).filter(({ state }) => state === 'sent').length, told.length);
  });

  it('come as a bot message where the feed cannot be had, unless the person wants none', async () => {
    await desk().goBy('feed');
    desk().begin({ feed: false });
    await desk().giveToRavi(1009);
    assert.deepEqual([desk().ways.told.length, await desk().states()], [1, ['bot sent', 'feed skipped not_set_up']]);
    await desk().act('Ravi', 'notice.set-preference', { way: 'feed', fallback: 'no' });
    await desk().giveToRavi(1005);
    assert.equal((await desk().states()).filter((one) => one === 'feed skipped not_set_up').length, 2);
    assert.equal(desk().ways.told.length, 1);
  });

  for (const reason of ['app_not_installed', 'unlinked'] as const) {
    it(`come as a bot message when the feed says ${reason}, and not when it says blocked`, async () => {
      const { ways } = desk();
      await desk().goBy('feed');
      desk().begin();
      ways.answers.feed = () => ({ state: 'skipped', reason });
      await desk().giveToRavi(1009);
      assert.deepEqual(await desk().states(), ['bot sent', `feed skipped ${reason}`]);
      ways.answers.feed = () => ({ state: 'skipped', reason: 'blocked' });
      await desk().giveToRavi(1005);
      assert.deepEqual([ways.calls.length, ways.told.length], [2, 1]);
    });
  }

  it('wait when no token can be had, and say so where nothing is set up', async () => {
    const { ways, core } = desk();
    await desk().goBy('feed');
    desk().begin();
    ways.answers.feed = () => {
      throw new Failure('cloud-unreachable', 'offline', 'x', 'y');
    };
    await desk().giveToRavi(1009);
    assert.deepEqual(await desk().states(), ['feed pending cloud-unreachable']);
    ways.answers.feed = () => {
      throw new Failure('profile-missing', 'missing', 'x', 'y');
    };
    desk().at += 301_000;
    await core.notices.drain();
    assert.deepEqual(await desk().states(), ['bot sent', 'feed skipped not_set_up']);
  });

  it('go both ways for who wants both', async () => {
    const { ways } = desk();
    await desk().goBy('both');
    desk().begin();
    await desk().giveToRavi(1009);
    assert.deepEqual([ways.calls.length, ways.told.length, await desk().states()], [1, 1, ['bot sent', 'feed sent']]);
  });

  it('are not sent to who left since', async () => {
    await desk().giveToRavi(1009);
    const { _id } = await desk().member('Ravi');
    await desk()
      .core.store.collection(memberCollection)
      .updateOne({ _id, tenantId }, { $set: { active: false } });
    desk().begin();
    await desk().core.notices.drain();
    assert.deepEqual([desk().ways.told.length, await desk().states()], [0, ['bot skipped not_readable']]);
  });

  it('tell of an SLA clock once when it is at risk and once when it is missed', async () => {
    const { core, ways } = desk();
    desk().begin();
    const sweepThrice = async () => {
      for (let time = 0; time < 3; time += 1) await core.sweep();
      return (await desk().deliveries()).filter(({ notice }) => notice?.preview.includes('Server down')).length;
    };
    await desk().act('Ravi', 'ticket.create', { title: 'Server down', priority: 'urgent' });
    assert.equal(await sweepThrice(), 0);
    desk().at += 25 * 60_000;
    assert.equal(await sweepThrice(), 1);
    desk().at += 6 * 60_000;
    assert.equal(await sweepThrice(), 2);
    await core.notices.drain();
    const told = ways.told.flatMap(({ previews }) => previews).filter((preview) => preview.includes('Server down'));
    assert.match(told.join('\n'), /^The response target of #\d+ “Server down” (was missed|is at risk)\.$/m);
  });
});
