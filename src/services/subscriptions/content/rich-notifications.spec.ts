import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { contoso } from '../../../../sandbox/testing/cloud-caller.ts';
import { type ChatWish, chatWish } from '../../../../test/subscriptions/chat-wish.ts';
import { type SubscribedDesk, subscribedDesk } from '../../../../test/subscriptions/subscribed-desk.ts';
import { secretBox } from '../../../identity/secrets/secret-box.ts';
import { assertSecretsReadable, resealSecrets } from '../../../identity/secrets/stored-secrets.ts';
import { changeBatchCollection, type SealedContent } from '../change-queue.ts';
import { contentKeyCollection } from './content-keys.ts';

const day = 86_400_000;
const key = { id: 'k', bytes: Buffer.alloc(32, 7) };

describe('notifications that bring what changed', () => {
  let on: SubscribedDesk;
  let chats: ChatWish;
  let told: number;

  beforeEach(async () => {
    chats = chatWish();
    told = 0;
    on = await subscribedDesk({ kinds: [chats], box: secretBox([key]) });
    await on.process.subscriptions.reconcile(on.tenantId);
    await on.settle();
    chats.taken.length = 0;
  });
  afterEach(() => on.close());

  const graph = () => on.cloud.sandbox.cloud.graph;
  const mine = () =>
    graph()
      .subscriptions()
      .find(({ resource }) => resource === 'chats/getAllMessages')!;
  const keys = () =>
    on.desk.core.store
      .collection(contentKeyCollection)
      .find({ tenantId: on.tenantId, madeAt: { $gt: new Date(0) } }, { sort: { madeAt: -1 } });
  const batches = () => on.desk.core.store.collection(changeBatchCollection);
  const say = (content: string) => {
    told += 1;
    const change = {
      entraTenantId: contoso.tenant,
      resource: `chats/19:a/messages/${told}`,
      changeType: 'created' as const,
      id: String(told),
    };
    graph().notifications.publish({ ...change, data: { id: String(told), body: { content } } });
    return graph().notifications.settled();
  };
  const contents = () =>
    chats.taken.flatMap(({ changes }) =>
      changes.map(({ content }) => (content as { body: { content: string } } | undefined)?.body.content),
    );

  it('are opened with a key of the tenant’s own, and what was said arrives as it was', async () => {
    await say('Grüße 🙂');
    await on.settle();
    assert.deepEqual(contents(), ['Grüße 🙂']);
    assert.equal(chats.taken[0]!.changes[0]!.resource, 'chats/19:a/messages/1');
    const [one] = await keys();
    const certificate = new X509Certificate(Buffer.from(one!.certificate, 'base64'));
    assert.match(certificate.subject, /Deskhand/);
    assert.ok(certificate.verify(certificate.publicKey));
    assert.doesNotMatch(JSON.stringify(one), /PRIVATE KEY/);
  });

  it('wait encrypted, and are opened by another process that has only the store', async () => {
    await say('a secret between clients');
    const [batch] = await batches().find({ tenantId: on.tenantId, dueAt: { $gt: new Date(0) } });
    assert.doesNotMatch(JSON.stringify(batch), /between clients/);
    await on.restart();
    await on.settle();
    assert.deepEqual(contents(), ['a secret between clients']);
  });

  /** Changes the sealed content of what waits, as whoever can write to the wire could. */
  async function alter(change: (sealed: SealedContent) => Partial<SealedContent>) {
    const [batch] = await batches().find({ tenantId: on.tenantId, dueAt: { $gt: new Date(0) } });
    const items = batch!.items.map((item) => ({ ...item, sealed: { ...item.sealed!, ...change(item.sealed!) } }));
    await batches().updateOne({ _id: batch!._id, tenantId: on.tenantId }, { $set: { items } });
  }
  const flipped = (base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    bytes[bytes.length >> 1]! ^= 1;
    return bytes.toString('base64');
  };

  for (const part of ['data', 'dataSignature', 'dataKey'] as const) {
    it(`are not believed when ${part} was altered on the way`, async () => {
      await say('altered');
      await alter((sealed) => ({ [part]: flipped(sealed[part]) }));
      await on.settle();
      assert.deepEqual([chats.taken.length, await on.batches()], [0, 0]);
      await on.process.subscriptions.reconcileDue();
      assert.equal((await on.held().state())?.refused?.['altered'], 1);
    });
  }

  it('whose key is gone are read from Graph in place of it', async () => {
    await say('nobody can read this');
    await alter(() => ({ encryptionCertificateId: 'another' }));
    await on.settle();
    assert.deepEqual(
      chats.taken.map(({ changes, missed }) => [changes.length, missed]),
      [[0, true]],
    );
  });

  it('wait while Microsoft’s signing keys cannot be read, and are held against the time they came', async () => {
    on.cloud.sandbox.faults.add({ route: 'entra.keys', status: 503, times: 2 });
    await say('later');
    await on.settle();
    const waited = await on.batches();
    for (let tries = 0; tries < 2; tries += 1) {
      await on.clock.advance(day);
      await on.settle();
    }
    assert.deepEqual([contents(), await on.batches()], [['later'], 0]);
    assert.equal(waited, 1);
  });

  it('get another key after half a year, without a gap: the old one opens what was encrypted for it', async () => {
    const before = mine();
    await say('with the old key');
    const madeAt = new Date(on.clock.now().getTime() - 181 * day);
    const [one] = await keys();
    await on.desk.core.store
      .collection(contentKeyCollection)
      .updateOne({ _id: one!._id, tenantId: on.tenantId }, { $set: { madeAt } });
    // The first look finds that another is due, the second makes it, the third ends the old one.
    for (let looks = 0; looks < 3; looks += 1) await on.process.subscriptions.reconcile(on.tenantId);
    await on.settle();
    assert.deepEqual(contents(), ['with the old key']);
    const after = mine();
    assert.notEqual(after.encryptionCertificateId, before.encryptionCertificateId);
    assert.equal(graph().subscriptions().length, 2);
    await on.settle();
    chats.taken.length = 0;
    await say('with the new key');
    await on.settle();
    assert.deepEqual(contents(), ['with the new key']);
    assert.equal((await keys()).length, 2);
  });

  it('need a key to keep theirs with, and say so where there is none', async () => {
    const other = await subscribedDesk({ kinds: [chatWish()] });
    await other.process.subscriptions.reconcile(other.tenantId);
    const { troubles } = (await other.held().state())!;
    assert.equal(troubles[0]!.code, 'secret-key-missing');
    await other.close();
  });

  it('keep their keys readable when the installation’s key changes', async () => {
    const { store } = on.desk.core;
    const fresh = secretBox([{ id: 'new', bytes: Buffer.alloc(32, 9) }, key]);
    await assert.rejects(assertSecretsReadable(store, secretBox([{ id: 'new', bytes: Buffer.alloc(32, 9) }])), {
      code: 'secret-key-unknown',
    });
    assert.equal(await resealSecrets(store, fresh), 1);
    await assertSecretsReadable(store, secretBox([{ id: 'new', bytes: Buffer.alloc(32, 9) }]));
  });
});
