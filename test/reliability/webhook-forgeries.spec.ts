import assert from 'node:assert/strict';
import { contoso } from '../../sandbox/testing/cloud-caller.ts';
import { people } from '../../sandbox/testing/contoso.ts';
import { secretBox } from '../../src/identity/secrets/secret-box.ts';
import { stateHashOf } from '../../src/services/subscriptions/carry-out.ts';
import { heldSubscriptionCollection } from '../../src/services/subscriptions/held-subscriptions.ts';
import { type ChatWish, chatWish } from '../subscriptions/chat-wish.ts';
import { type SubscribedDesk, subscribedDesk } from '../subscriptions/subscribed-desk.ts';
import { callWebhook } from '../subscriptions/webhook-client.ts';
import { chanceOf } from './chance.ts';
import { type ForgerKnows, forgery } from './webhook-forgeries.ts';

const tried = 1_000;
const guessed = 'G'.repeat(44);

describe('forged change notifications', function () {
  this.timeout(120_000);
  let on: SubscribedDesk;
  let chats: ChatWish;

  beforeEach(async () => {
    chats = chatWish();
    on = await subscribedDesk({ kinds: [chats], box: secretBox([{ id: 'k', bytes: Buffer.alloc(32, 7) }]) });
    await on.process.subscriptions.reconcile(on.tenantId);
    await on.settle();
    chats.taken.length = 0;
  });
  afterEach(() => on.close());

  const pathOf = (url: string) => new URL(url).pathname;
  const syncs = () => on.cloud.sandbox.log.after(0).filter(({ url }) => url.includes('/users/delta')).length;

  async function knows(resource: string): Promise<ForgerKnows> {
    const all = on.cloud.sandbox.cloud.graph.subscriptions();
    const one = all.find((subscription) => subscription.resource.endsWith(resource))!;
    const tenant = on.cloud.sandbox.cloud.entra.directory.tenant(contoso.tenant)!;
    const own = await on.cloud.appToken();
    const elsewhere = (await on.cloud.sandbox.cloud.entra.core.mint.validation({ tenant, appId: 'another-app' })).token;
    const content = {
      data: 'AAAA',
      dataSignature: 'AAAA',
      dataKey: 'AAAA',
      encryptionCertificateId: one.encryptionCertificateId ?? 'none',
    };
    return {
      path: pathOf(one.notificationUrl),
      otherPath: pathOf(one.notificationUrl).replace(on.tenantId, 'A'.repeat(32)),
      subscriptionId: one.id,
      entraTenantId: contoso.tenant,
      userId: people.ada.aadObjectId,
      state: guessed,
      content,
      tokens: [own, elsewhere, 'a.b.c', `${elsewhere.slice(0, -8)}AAAAAAAA`],
    };
  }

  /** Sends forged calls and answers what came of them. */
  async function send(count: number) {
    const chance = chanceOf(14);
    const statuses: { [status: number]: number } = {};
    const before = JSON.stringify(await on.held().all());
    const read = syncs();
    const targets = [await knows('users'), await knows('getAllMessages')];
    for (let at = 0; at < count; at += 1) {
      const { what, path, body, headers } = forgery(chance, chance.of(targets));
      const { status } = await callWebhook(`${on.server.url}${path}`, body, headers && { headers });
      assert.ok(status < 500, `${status} for ${what} at ${path}`);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    await on.clock.advance(10_000);
    const waiting = await on.batches();
    await on.process.subscriptions.drain();
    const changed = JSON.stringify(await on.held().all()) !== before;
    return { statuses, waiting, changed, read: syncs() - read, taken: chats.taken.length };
  }

  it(`${tried} of them are not acted on, answered quietly and counted`, async () => {
    const { statuses, ...acted } = await send(tried);
    assert.deepEqual(acted, { waiting: 0, changed: false, read: 0, taken: 0 });
    assert.deepEqual(Object.keys(statuses), ['202', '400', '404', '413']);
    await on.process.subscriptions.reconcileDue();
    const { refused } = (await on.held().state())!;
    for (const reason of ['wrong-state', 'malformed', 'too-large'] as const)
      assert.ok(refused![reason]! > 10, JSON.stringify(refused));
    assert.doesNotMatch(JSON.stringify(on.logged), new RegExp(guessed));
  });

  it('are acted on where the state is not looked at: the control', async () => {
    const held = on.desk.core.store.collection(heldSubscriptionCollection);
    await held.updateMany({ tenantId: on.tenantId, wish: { $gt: '' } }, { $set: { stateHash: stateHashOf(guessed) } });
    const { waiting, changed, read } = await send(200);
    assert.ok(waiting > 0 && changed && read > 0, JSON.stringify({ waiting, changed, read }));
  });

  it('with contents and the right state are not acted on either: only Microsoft’s own proof is believed', async () => {
    const held = on.desk.core.store.collection(heldSubscriptionCollection);
    await held.updateMany({ tenantId: on.tenantId, wish: 'chats' }, { $set: { stateHash: stateHashOf(guessed) } });
    const known = await knows('getAllMessages');
    const one = {
      subscriptionId: known.subscriptionId,
      tenantId: known.entraTenantId,
      clientState: guessed,
      changeType: 'created',
      resource: 'chats/1/messages/2',
    };
    const proofs = [[], undefined, 'x', [known.tokens[0]], [known.tokens[1]], [known.tokens[3]], ['a.b.c'], [null], known.tokens];
    for (const validationTokens of proofs) {
      for (const encryptedContent of [undefined, known.content]) {
        const body = JSON.stringify({ value: [{ ...one, encryptedContent }], validationTokens });
        assert.equal((await callWebhook(`${on.server.url}${known.path}`, body)).status, 202);
      }
    }
    await on.process.subscriptions.drain();
    assert.deepEqual([chats.taken.length, await on.batches()], [0, 0]);
    await on.process.subscriptions.reconcileDue();
    assert.equal((await on.held().state())?.refused?.['wrong-sender'], proofs.length * 2);
  });
});
