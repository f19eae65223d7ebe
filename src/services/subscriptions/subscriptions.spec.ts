import assert from 'node:assert/strict';
import { contoso } from '../../../sandbox/testing/cloud-caller.ts';
import { people } from '../../../sandbox/testing/contoso.ts';
import { type SubscribedDesk, subscribedDesk } from '../../../test/subscriptions/subscribed-desk.ts';

const { ada } = people;
const day = 86_400_000;

describe('subscriptions to changes, with the sandbox for Microsoft', () => {
  let on: SubscribedDesk;

  beforeEach(async () => {
    on = await subscribedDesk();
  });
  afterEach(async () => {
    await on.close();
    assert.deepEqual(on.cloud.sandbox.cloud.violations, []);
  });

  const graph = () => on.cloud.sandbox.cloud.graph;
  const look = () => on.process.subscriptions.reconcile(on.tenantId);
  const rename = (displayName: string) =>
    on.cloud.sandbox.cloud.entra.directory.users.change(contoso.tenant, ada.aadObjectId, { displayName });
  const isSame = async () => {
    const { here, there } = await on.users();
    assert.deepEqual(here, there);
  };

  it('are made with an address and a state of their own, and read what was there before', async () => {
    await look();
    const [one, ...others] = graph().subscriptions();
    assert.equal(others.length, 0);
    assert.match(one!.notificationUrl, new RegExp(`^https://desk\\.example/api/graph/changes/${on.tenantId}/[\\w-]{22}$`));
    assert.equal(one!.lifecycleNotificationUrl, one!.notificationUrl);
    assert.match(one!.clientState!, /^[\w-]{44}$/);
    assert.equal(one!.expiresAt.getTime() - on.clock.now().getTime(), 41_760 * 60_000);
    await on.settle();
    await isSame();
    assert.equal(await on.batches(), 0);
    rename('Ada, renamed');
    await on.settle();
    await isSame();
    assert.doesNotMatch(JSON.stringify(await on.held().all()), new RegExp(one!.clientState!));
  });

  it('are looked at again without a second one being made, and renewed well before they end', async () => {
    await look();
    const [first] = graph().subscriptions();
    await look();
    await on.clock.advance(25 * day);
    await look();
    const [renewed, ...others] = graph().subscriptions();
    assert.deepEqual([renewed!.id, others.length], [first!.id, 0]);
    assert.ok(renewed!.expiresAt.getTime() - first!.expiresAt.getTime() >= 24 * day);
  });
});
