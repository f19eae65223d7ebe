import assert from 'node:assert/strict';
import sinon from 'sinon';
import { contoso } from '../../sandbox/testing/cloud-caller.ts';
import { people } from '../../sandbox/testing/contoso.ts';
import { StoreUnavailable } from '../../shared/errors/store-errors.ts';
import { type SubscribedDesk, subscribedDesk } from '../../test/subscriptions/subscribed-desk.ts';
import { callWebhook } from '../../test/subscriptions/webhook-client.ts';
import { changeBatchCollection } from '../services/subscriptions/change-queue.ts';

describe('the address for change notifications', () => {
  let on: SubscribedDesk;
  let address: string;
  let item: Record<string, unknown>;

  before(async () => {
    on = await subscribedDesk();
    await on.process.subscriptions.reconcile(on.tenantId);
    await on.settle();
  });
  after(() => on.close());

  beforeEach(() => {
    const [one] = on.cloud.sandbox.cloud.graph.subscriptions();
    address = `${on.server.url}${new URL(one!.notificationUrl).pathname}`;
    item = {
      subscriptionId: one!.id,
      clientState: one!.clientState,
      tenantId: contoso.tenant,
      changeType: 'updated',
      resource: `Users/${people.ada.aadObjectId}`,
      resourceData: { id: people.ada.aadObjectId },
    };
  });
  afterEach(async () => {
    await on.clock.advance(2_000);
    await on.process.subscriptions.drain();
    assert.equal(await on.batches(), 0);
  });

  const shake = (token: string) =>
    callWebhook(`${address}?validationToken=${encodeURIComponent(token)}`, '', { headers: { 'content-type': 'text/plain' } });
  const tell = (...items: unknown[]) => callWebhook(address, JSON.stringify({ value: items }));

  it('shakes hands with the token as it was before it was put into the address, as text that no browser runs', async () => {
    for (const token of ['plain', 'Validation: a + b & c=d äöü 🙂 %41', '<script>alert(1)</script>', 'x'.repeat(3_000)]) {
      const { status, headers, text } = await shake(token);
      assert.deepEqual([status, text], [200, token]);
      assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
      assert.equal(headers['x-content-type-options'], 'nosniff');
    }
    assert.equal((await shake('x'.repeat(5_000))).status, 400);
  });

  it('says 202 only when what was told is kept', async () => {
    const insert = sinon.spy(on.desk.core.store.collection(changeBatchCollection), 'insertOne');
    const { status, text } = await tell(item, { ...item, changeType: 'deleted' });
    assert.deepEqual([status, text], [202, '']);
    assert.equal(insert.callCount, 1);
    assert.equal(await on.batches(), 1);
  });

  it('lets Microsoft bring it again when the store does not take it', async () => {
    const unavailable = new StoreUnavailable('gone', 'wait');
    const insert = sinon.stub(on.desk.core.store.collection(changeBatchCollection), 'insertOne').rejects(unavailable);
    const refused = await tell(item);
    assert.deepEqual([refused.status, refused.headers['retry-after']], [503, '10']);
    assert.doesNotMatch(refused.text, /gone/);
    insert.restore();
    assert.equal((await tell(item)).status, 202);
    assert.equal(await on.batches(), 1);
  });

  it('keeps nothing of the client state, and of each notification only what is needed', async () => {
    await tell({ ...item, extra: 'x'.repeat(1_000), subscriptionExpirationDateTime: '2026-12-01T00:00:00Z' });
    const [batch] = await on.desk.core.store
      .collection(changeBatchCollection)
      .find({ tenantId: on.tenantId, dueAt: { $gt: new Date(0) } });
    const { items, lifecycle } = batch!;
    assert.deepEqual(
      [items, lifecycle],
      [[{ changeType: 'updated', resource: item['resource'], id: people.ada.aadObjectId }], []],
    );
    assert.doesNotMatch(JSON.stringify(batch), new RegExp(`${String(item['clientState'])}|xxxx`));
  });

  it('takes the good ones of a call and counts the others', async () => {
    const before = on.logged.length;
    const { status } = await tell(item, { ...item, clientState: 'guessed' }, { ...item, tenantId: 'other' }, 'nothing', {
      ...item,
      subscriptionId: 'x',
    });
    assert.equal(status, 202);
    const batches = await on.desk.core.store
      .collection(changeBatchCollection)
      .find({ tenantId: on.tenantId, dueAt: { $gt: new Date(0) } });
    assert.deepEqual(
      batches.map(({ items }) => items.length),
      [1],
    );
    await on.process.subscriptions.reconcileDue();
    const [line] = on.logged.slice(before);
    assert.deepEqual(line!.fields, {
      tenantId: on.tenantId,
      counts: { 'wrong-state': 1, 'wrong-tenant': 1, malformed: 1, 'other-subscription': 1 },
    });
    assert.equal((await on.held().state())?.refused?.['wrong-state'], 1);
  });

  it('keeps once what is told twice before it is worked off, and again what is told after', async () => {
    const told = [await tell(item), await tell(item)];
    assert.deepEqual(
      told.map(({ status }) => status),
      [202, 202],
    );
    assert.equal(await on.batches(), 1);
    await on.clock.advance(2_000);
    await on.process.subscriptions.drain();
    await tell(item);
    assert.equal(await on.batches(), 1);
  });

  it('keeps what is told of the same change while it is being worked off: it may be of a later one', async () => {
    await tell(item);
    const batches = on.desk.core.store.collection(changeBatchCollection);
    await batches.updateMany({ tenantId: on.tenantId, dueAt: { $gt: new Date(0) } }, { $set: { taken: true } });
    await tell(item);
    assert.equal(await on.batches(), 2);
  });

  it('takes nothing but POST, and answers the same to an address nobody has', async () => {
    assert.equal((await callWebhook(address, '', { method: 'GET' })).status, 405);
    const { status, text } = await callWebhook(`${address}x`, JSON.stringify({ value: [item] }));
    assert.deepEqual([status, text], [202, '']);
    assert.equal(await on.batches(), 0);
  });
});
