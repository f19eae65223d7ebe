import assert from 'node:assert/strict';
import sinon from 'sinon';
import { contoso } from '../../../sandbox/testing/cloud-caller.ts';
import { people } from '../../../sandbox/testing/contoso.ts';
import { type SubscribedDesk, subscribedDesk } from '../../../test/subscriptions/subscribed-desk.ts';
import { integrationCollection, profileCollection } from '../../records/collections.ts';
import { heldSubscriptionCollection } from './held-subscriptions.ts';

const { ada } = people;
const minute = 60_000;
const day = 1_440 * minute;

describe('bringing subscriptions in step, with the sandbox for Microsoft', () => {
  let on: SubscribedDesk;

  beforeEach(async () => {
    on = await subscribedDesk();
  });
  afterEach(async () => {
    sinon.restore();
    await on.close();
    assert.deepEqual(on.cloud.sandbox.cloud.violations, []);
  });

  const graph = () => on.cloud.sandbox.cloud.graph;
  const look = () => on.process.subscriptions.reconcile(on.tenantId);
  const there = () => graph().subscriptions();
  const held = () => on.held().all();
  const codes = async () => (await on.held().state())!.troubles.map(({ code }) => code);
  const calls = (part: RegExp) => on.cloud.sandbox.log.after(0).filter(({ method, url }) => part.test(`${method} ${url}`)).length;
  const rename = (displayName: string) =>
    on.cloud.sandbox.cloud.entra.directory.users.change(contoso.tenant, ada.aadObjectId, { displayName });
  const isSame = async () => {
    const users = await on.users();
    assert.deepEqual(users.here, users.there);
  };
  const inHeld = () => on.desk.core.store.collection(heldSubscriptionCollection);

  it('makes one only when several processes look at once', async () => {
    const others = [on.another(), on.another(), on.another()];
    await Promise.all([on.process, ...others, ...others].map(({ subscriptions }) => subscriptions.reconcile(on.tenantId)));
    assert.deepEqual([there().length, (await held()).length, calls(/POST .*\/subscriptions$/)], [1, 1, 1]);
    await Promise.all(others.map((one) => one.stop()));
  });

  it('makes one only even where nobody keeps the others out: the wish itself has room for one', async () => {
    const first = on.held();
    const facts = { slot: 'a', wish: 'users', title: 'x', consumer: 'directory' as const, resource: 'users', changeTypes: 'x' };
    const more = {
      clientId: 'c',
      entraTenantId: 'e',
      url: 'u',
      stateHash: 'h',
      state: 'making' as const,
      madeAt: on.clock.now(),
    };
    const added = await Promise.all(['a', 'b', 'c'].map((slot) => first.add({ ...facts, ...more, slot, current: true })));
    assert.deepEqual(added.filter(Boolean).length, 1);
  });

  it('finds again what Graph made and this server never heard of, and makes no second one', async () => {
    sinon.stub(inHeld(), 'updateOne').rejects(new Error('the process died here'));
    await look();
    sinon.restore();
    assert.deepEqual(
      [there().length, (await held()).map(({ state, graphId }) => [state, graphId])],
      [1, [['making', undefined]]],
    );
    await on.restart();
    await on.clock.advance(5 * minute);
    await look();
    assert.deepEqual(
      [there().length, (await held()).map(({ state, graphId }) => [state, graphId])],
      [1, [['live', there()[0]!.id]]],
    );
    rename('found again');
    await on.settle();
    await isSame();
  });

  it('finds again what was made though Graph’s answer was lost', async () => {
    on.cloud.sandbox.faults.add({ route: 'graph.subscriptions.create', loseAnswer: true, times: 1 });
    await look();
    assert.deepEqual([there().length, (await held())[0]!.state], [1, 'making']);
    await on.clock.advance(2 * minute);
    await look();
    assert.deepEqual([there().length, (await held())[0]!.state], [1, 'live']);
  });

  it('takes what is told through a subscription whose answer was lost', async () => {
    on.cloud.sandbox.faults.add({ route: 'graph.subscriptions.create', loseAnswer: true, times: 1 });
    await look();
    rename('told early');
    await on.settle();
    await isSame();
  });

  it('ends orphans of this installation, and leaves alone those of another one', async () => {
    const body = {
      changeType: 'updated',
      resource: '/users',
      clientState: 'x',
      expirationDateTime: new Date(on.clock.now().getTime() + day).toISOString(),
    };
    const mine = `https://desk.example/api/graph/changes/${on.tenantId}/forgotten`;
    const theirs = 'https://desk.example/api/graph/changes/another-tenant/theirs';
    for (const notificationUrl of [mine, theirs]) {
      const made = await on.cloud.graph('POST', '/subscriptions', { body: { ...body, notificationUrl } });
      assert.equal(made.status, 201);
    }
    await look();
    const urls = there().map(({ notificationUrl }) => notificationUrl);
    assert.deepEqual([urls.length, urls.includes(mine), urls.includes(theirs)], [2, false, true]);
  });

  it('reports a cap, and makes it when there is room again', async () => {
    graph().capSubscriptions('users', 0);
    await look();
    assert.deepEqual([await codes(), (await held()).length], [['subscription-limit'], 0]);
    graph().capSubscriptions('users', 1);
    await look();
    assert.deepEqual([await codes(), there().length], [[], 1]);
  });

  it('makes anew what Microsoft dropped without a word, and reads what was missed', async () => {
    await look();
    graph().dropSubscription(there()[0]!.id);
    rename('while nobody listened');
    await on.clock.advance(61 * minute);
    await on.process.subscriptions.reconcileDue();
    await on.settle();
    assert.equal(there().length, 1);
    await isSame();
  });

  it('makes anew what ran out while the server was down, and reads what was missed', async () => {
    await look();
    await on.settle();
    await on.clock.advance(40 * day);
    rename('long ago');
    await look();
    await on.settle();
    assert.deepEqual([there().length, (await held()).length], [1, 1]);
    await isSame();
  });

  it('does what Microsoft says of a subscription’s life', async () => {
    await look();
    await on.settle();
    const first = there()[0]!;
    const { notifications } = graph();
    notifications.plan({ lose: 1 });
    rename('lost');
    notifications.lifecycle(first.id, 'missed');
    await on.settle();
    await isSame();
    notifications.lifecycle(first.id, 'reauthorizationRequired');
    await on.settle();
    assert.equal(calls(/reauthorize$/), 1);
    notifications.plan({ lose: 1 });
    rename('lost again');
    notifications.lifecycle(first.id, 'subscriptionRemoved');
    await on.settle();
    await on.settle();
    assert.deepEqual([there().length, there()[0]!.id === first.id], [1, false]);
    await isSame();
  });

  it('renews with what is left of its life to spare, and makes another when Graph knows it no more', async () => {
    await look();
    const [first] = there();
    on.cloud.sandbox.faults.add({ route: 'graph.subscriptions.renew', status: 404, times: 1 });
    await on.clock.advance(24 * day);
    await look();
    assert.deepEqual([(await held()).length, (await held())[0]!.graphId === first!.id], [1, false]);
  });

  it('asks nothing of Microsoft where Microsoft could not answer, and says why', async () => {
    for (const publicUrl of ['http://127.0.0.1:0', 'no address']) {
      const other = await subscribedDesk({ publicUrl });
      await other.process.subscriptions.reconcile(other.tenantId);
      const state = (await other.held().state())!;
      assert.deepEqual(
        state.troubles.map(({ code }) => code),
        ['no-public-address'],
      );
      assert.match(state.troubles[0]!.remedy, /DESKHAND_PUBLIC_URL/);
      assert.equal(other.cloud.sandbox.log.after(0).filter(({ url }) => url.includes('/subscriptions')).length, 0);
      assert.equal(other.logged.length, 0);
      await other.close();
    }
  });

  it('says that no profile serves, or one of another organisation, and tries again when that changes', async () => {
    const integrations = on.desk.core.store.collection(integrationCollection);
    await integrations.updateOne({ tenantId: on.tenantId }, { $unset: { defaultProfile: '' } });
    await look();
    assert.deepEqual([await codes(), there().length], [['profile-missing'], 0]);
    await integrations.updateOne({ tenantId: on.tenantId }, { $set: { defaultProfile: 'profile-1' } });
    const profiles = on.desk.core.store.collection(profileCollection);
    await profiles.updateOne({ _id: 'profile-1', tenantId: on.tenantId }, { $set: { entraTenantId: 'elsewhere' } });
    await look();
    assert.deepEqual(await codes(), ['other-organisation']);
    await profiles.updateOne({ _id: 'profile-1', tenantId: on.tenantId }, { $set: { entraTenantId: contoso.tenant } });
    await look();
    assert.deepEqual([await codes(), there().length], [[], 1]);
  });

  it('waits longer and longer while Graph does not answer, names the trouble since when it is there, and never asks too early', async () => {
    on.cloud.sandbox.faults.add({ route: 'graph.subscriptions.list', status: 503, times: 100_000 });
    await look();
    const [first] = (await on.held().state())!.troubles;
    for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
      await on.clock.advance(5 * minute);
      await on.process.subscriptions.reconcileDue();
    }
    const lists = calls(/GET .*\/subscriptions$/);
    assert.ok(lists < 250, String(lists));
    assert.deepEqual((await on.held().state())!.troubles[0]!.since, first!.since);
    on.cloud.sandbox.faults.clear();
    await on.clock.advance(70 * minute);
    await on.process.subscriptions.reconcileDue();
    assert.deepEqual([await codes(), there().length, graph().throttle.tooEarly().length], [[], 1, 0]);
  });

  it('is not put off by a run that was under way when somebody asked for one', async () => {
    await look();
    const { wanted, attempts, troubles } = (await on.held().state())!;
    await on.held().want();
    await on.held().ran(wanted, { attempts, troubles, nextAt: new Date(on.clock.now().getTime() + day) });
    assert.equal((await on.held().state())!.nextAt.getTime(), 0);
  });
});
