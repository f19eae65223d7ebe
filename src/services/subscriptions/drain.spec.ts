import assert from 'node:assert/strict';
import sinon from 'sinon';
import { contoso } from '../../../sandbox/testing/cloud-caller.ts';
import { people } from '../../../sandbox/testing/contoso.ts';
import { Failure } from '../../../shared/errors/failure.ts';
import { type ChatWish, chatWish } from '../../../test/subscriptions/chat-wish.ts';
import { type SubscribedDesk, subscribedDesk } from '../../../test/subscriptions/subscribed-desk.ts';
import { type ChangeBatch, ChangeQueue, changeBatchCollection } from './change-queue.ts';
import type { Told } from './wish.ts';

const { ada } = people;
const hour = 3_600_000;

describe('working off what was told', () => {
  let on: SubscribedDesk;
  let chats: ChatWish;

  beforeEach(async () => {
    chats = chatWish();
    chats.isWished = false;
    on = await subscribedDesk({ kinds: [chats] });
    await on.process.subscriptions.reconcile(on.tenantId);
    await on.settle();
  });
  afterEach(async () => {
    sinon.restore();
    await on.close();
  });

  const rename = (displayName: string) =>
    on.cloud.sandbox.cloud.entra.directory.users.change(contoso.tenant, ada.aadObjectId, { displayName });
  const reads = () => on.cloud.sandbox.log.after(0).filter(({ url }) => url.includes('/users/delta')).length;
  const isSame = async () => {
    const users = await on.users();
    assert.deepEqual(users.here, users.there);
  };
  const waiting = () =>
    on.desk.core.store.collection(changeBatchCollection).find({ tenantId: on.tenantId, dueAt: { $gte: new Date(0) } });
  let told = 0;
  const tell = async (...ids: string[]) => {
    told += 1;
    const items = ids.map((id) => ({ changeType: 'created', resource: `chats/1/messages/${id}`, id }));
    const at = on.clock.now();
    const batch: Omit<ChangeBatch, '_id' | 'tenantId' | 'attempts' | 'taken'> = {
      wish: 'chats',
      slot: 's',
      at,
      dueAt: at,
      lifecycle: [],
      items,
      digest: String(told),
    };
    await new ChangeQueue(on.desk.core.store, on.tenantId).add(batch, () => `b${told}`);
  };
  const taken = () => chats.taken.flatMap(({ changes }) => changes.map(({ id }) => id));
  const drain = () => on.process.subscriptions.drain();

  it('reads once for a burst of changes, however many calls told of them', async () => {
    const before = reads();
    on.cloud.sandbox.cloud.graph.notifications.plan({ double: 20, shuffle: true });
    for (let count = 0; count < 50; count += 1) rename(`Ada ${count}`);
    await on.settle();
    assert.equal(reads() - before, 1);
    await isSame();
  });

  it('leaves what was acknowledged to the next process when this one ends', async () => {
    rename('before the end');
    await on.cloud.sandbox.cloud.graph.notifications.settled();
    assert.equal(await on.batches(), 1);
    await on.restart();
    await on.settle();
    await isSame();
    assert.equal(await on.batches(), 0);
  });

  it('keeps once what Microsoft brings again because the acknowledgement was lost', async () => {
    const other = await subscribedDesk({
      around: (route) => ({
        ...route,
        async handle(request) {
          const answer = await route.handle(request);
          return answer.status === 202 && lost.pop() ? { status: 500 } : answer;
        },
      }),
    });
    const lost = ['once'];
    await other.process.subscriptions.reconcile(other.tenantId);
    await other.settle();
    const { directory } = other.cloud.sandbox.cloud.entra;
    directory.users.change(contoso.tenant, ada.aadObjectId, { displayName: 'kept, not acknowledged' });
    await other.cloud.sandbox.cloud.graph.notifications.settled();
    await other.clock.advance(10_000);
    await other.cloud.sandbox.cloud.graph.notifications.settled();
    assert.deepEqual([lost.length, await other.batches()], [0, 1]);
    await other.settle();
    const users = await other.users();
    assert.deepEqual([users.here, await other.batches()], [users.there, 0]);
    await other.close();
  });

  it('works off a long backlog in one go', async () => {
    const before = reads();
    const at = on.clock.now();
    const backlog = Array.from({ length: 6_000 }, (_, place) => ({
      _id: `${on.tenantId}:backlog-${place}`,
      tenantId: on.tenantId,
      wish: 'users',
      slot: 's',
      at,
      dueAt: at,
      attempts: 0,
      taken: false,
      lifecycle: [],
      items: [{ changeType: 'updated', resource: `Users/${place}` }],
      digest: String(place),
    }));
    await on.desk.core.store.collection(changeBatchCollection).insertMany(backlog);
    await drain();
    assert.deepEqual([await on.batches(), reads() - before], [0, 2]);
  });

  it('keeps what is told again while somebody is at it, which may be of a later change', async () => {
    const queue = new ChangeQueue(on.desk.core.store, on.tenantId);
    const at = on.clock.now();
    const same = { wish: 'chats', slot: 's', at, dueAt: at, lifecycle: [], items: [], digest: 'same' };
    const tellSame = () => queue.add(same, () => 'again');
    assert.deepEqual([await tellSame(), await tellSame()], [true, false]);
    await queue.take('chats', 10, at);
    assert.deepEqual([await tellSame(), await tellSame()], [true, false]);
    await queue.done(await queue.take('chats', 10));
    assert.deepEqual(await waiting(), []);
  });

  it('does again what a process died over between working off and striking off', async () => {
    const batches = on.desk.core.store.collection(changeBatchCollection);
    rename('died over');
    await on.cloud.sandbox.cloud.graph.notifications.settled();
    sinon.stub(batches, 'deleteMany').rejects(new Error('the process died here'));
    await on.settle();
    sinon.restore();
    assert.equal(await on.batches(), 1);
    await on.restart();
    await on.clock.advance(hour);
    await on.settle();
    await isSame();
    assert.equal(await on.batches(), 0);
  });

  it('is done by one process at a time', async () => {
    const others = [on.another(), on.another()];
    await tell('1', '2');
    let at = 0;
    let most = 0;
    chats.take = async (_tenant, one) => {
      at += 1;
      most = Math.max(most, at);
      await new Promise((resume) => setImmediate(resume));
      at -= 1;
      chats.taken.push(one);
    };
    await Promise.all([on.process, ...others].map(({ subscriptions }) => subscriptions.drain()));
    assert.deepEqual([most, taken()], [1, ['1', '2']]);
    await Promise.all(others.map((one) => one.stop()));
  });

  it('goes on with a reading that began after the change when another one was under way', async () => {
    const under = on.process.directory.run(on.tenantId);
    rename('during a run');
    await on.cloud.sandbox.cloud.graph.notifications.settled();
    await Promise.all([under, on.settle()]);
    await on.clock.advance(60_000);
    await drain();
    await isSame();
  });

  it('tries again later and later while Graph does not answer, and is done when it does', async () => {
    on.cloud.sandbox.faults.add({ route: 'graph.users.delta', status: 503, times: 100_000 });
    rename('in an outage');
    await on.settle();
    for (let hours = 0; hours < 48; hours += 1) {
      await on.clock.advance(hour);
      await drain();
    }
    const [batch] = await waiting();
    assert.deepEqual([batch!.parked, batch!.failure!.code], [true, 'graph-unavailable']);
    on.cloud.sandbox.faults.clear();
    await on.clock.advance(7 * hour);
    await drain();
    await isSame();
    assert.equal(await on.batches(), 0);
  });

  it('does not ask Graph more often because more is told while it does not answer', async () => {
    on.cloud.sandbox.faults.add({ route: 'graph.users.delta', status: 403, times: 100_000 });
    const before = reads();
    for (let count = 0; count < 10; count += 1) {
      rename(`Ada ${count}`);
      await on.settle();
    }
    assert.ok(reads() - before <= 3, String(reads() - before));
    on.cloud.sandbox.faults.clear();
    await on.clock.advance(hour);
    await drain();
    await isSame();
  });

  it('puts one bad change aside and works off the others, where each counts by itself', async () => {
    const bad = ({ changes }: Told) => (changes.some(({ id }) => id === 'bad') ? new Error('unreadable') : undefined);
    chats.refuses = bad;
    await tell('1');
    await tell('bad');
    await tell('2', '3');
    await drain();
    assert.deepEqual([taken(), (await waiting()).map(({ attempts }) => attempts)], [['1', '2', '3'], [1]]);
    for (let days = 0; days < 12; days += 1) {
      await on.clock.advance(6 * hour);
      await drain();
    }
    await tell('4');
    await drain();
    assert.deepEqual([taken().at(-1), (await waiting())[0]!.parked], ['4', true]);
    chats.refuses = undefined;
    await on.clock.advance(8 * hour);
    await drain();
    assert.deepEqual([taken().at(-1), (await waiting()).length], ['bad', 0]);
  });

  it('does not count against what is told that somebody else is at it', async () => {
    chats.refuses = () => new Failure('busy', 'busy', 'Busy.', 'Wait.');
    await tell('1');
    for (let tries = 0; tries < 20; tries += 1) {
      await drain();
      await on.clock.advance(20_000);
    }
    const [batch] = await waiting();
    assert.deepEqual([batch!.attempts, batch!.parked], [0, undefined]);
    chats.refuses = undefined;
    await drain();
    assert.deepEqual(taken(), ['1']);
  });

  it('drops what no kind of subscription is there for any more', async () => {
    await tell('1');
    const batches = on.desk.core.store.collection(changeBatchCollection);
    await batches.updateMany({ tenantId: on.tenantId, wish: 'chats' }, { $set: { wish: 'gone' } });
    await drain();
    assert.equal(await on.batches(), 0);
  });
});
