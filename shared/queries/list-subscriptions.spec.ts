import assert from 'node:assert/strict';
import { ChangeQueue } from '../../src/services/subscriptions/change-queue.ts';
import { HeldSubscriptions } from '../../src/services/subscriptions/held-subscriptions.ts';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('subscription.list', () => {
  const desk = deskForSpecs();
  const ask = async () => (await desk().do('ada', 'subscription.list')).text;
  const held = async () => new HeldSubscriptions(desk().core.store, (await desk().member('ada')).tenantId);
  const inHours = (hours: number) => new Date(desk().now().getTime() + hours * 3_600_000);
  const trouble = {
    code: 'no-public-address',
    text: 'Microsoft cannot reach it.',
    remedy: 'Give it an address.',
    since: new Date(0),
  };
  const ran = { nextAt: new Date(0), attempts: 0, checkedAt: new Date(0) };

  it('says that nobody has looked yet', async () => {
    assert.match(await ask(), /Nobody has looked yet/);
  });

  it('says why Microsoft tells nothing, and who can mend it', async () => {
    await (await held()).ran(0, { ...ran, troubles: [trouble] });
    assert.equal(
      await ask(),
      'Microsoft does not tell this desk of changes as they happen. Microsoft cannot reach it. Give it an address.',
    );
    await (await held()).ran(0, { ...ran, troubles: [{ ...trouble, wish: 'users', title: 'Users' }] });
    assert.equal(await ask(), 'Users: not told of as it happens. Microsoft cannot reach it. Give it an address.');
    await (await held()).ran(0, { ...ran, troubles: [] });
    assert.match(await ask(), /There is nothing that Microsoft should tell/);
  });

  it('says until when Microsoft tells, when it last did, what waits, failed and was refused', async () => {
    const facts = {
      slot: 's',
      wish: 'users',
      title: 'Users',
      consumer: 'directory' as const,
      resource: 'users',
      changeTypes: 'updated',
    };
    const more = {
      clientId: 'c',
      entraTenantId: 'e',
      url: 'u',
      stateHash: 'hash-of-it',
      state: 'live' as const,
      madeAt: inHours(-2),
    };
    const times = { expiresAt: inHours(24), renewAt: inHours(12), lastAt: inHours(-1) };
    await (await held()).add({ ...facts, ...more, ...times, current: true });
    assert.equal(await ask(), 'Users: told of as it happens until Fri 20 Nov 2026, 12:00, renewed before, last told of 1 h ago.');
    await (await held()).ran(0, { ...ran, troubles: [trouble] });
    assert.match(
      await ask(),
      /^Microsoft could not be asked lately what it tells this desk of\. .* Users: told of as it happens until/,
    );
    const { tenantId } = await desk().member('ada');
    const queue = new ChangeQueue(desk().core.store, tenantId);
    await queue.addCatchUp('one', 'users', 's', inHours(0));
    await queue.addCatchUp('two', 'users', 's', inHours(0));
    const [batch] = await queue.take('users', 1);
    const failure = { code: 'x', text: 'Graph did not answer.', remedy: 'It is tried again.', at: inHours(0) };
    await queue.postpone([batch!], { dueAt: inHours(6), attempts: 9, parked: true, failure });
    await (await held()).refused({ 'wrong-state': 3 });
    const { text, data } = await desk().do('ada', 'subscription.list');
    assert.match(
      text,
      /1 call of Microsoft’s waits to be worked off\. 1 call failed often and is tried a few times a day\. The newest failure, now: Graph did not answer\. It is tried again\. 3 notifications were not acted on: 3 without the right state\./,
    );
    assert.doesNotMatch(JSON.stringify(data), /hash-of-it/);
  });

  it('shows nothing of another tenant’s', async () => {
    assert.match((await desk().do('maya', 'subscription.list')).text, /Nobody has looked yet/);
  });

  itRefuses(desk, 'subscription.list', [['tess', {}, 'not-allowed', /for the role administrator/]]);
});
