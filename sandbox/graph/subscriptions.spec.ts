import assert from 'node:assert/strict';
import { constants, createDecipheriv, createHmac, privateDecrypt } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import type { JsonObject } from '../json.ts';
import { listAt, objectsAt, textAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import type { CloudCaller } from '../testing/cloud-caller.ts';
import { contoso, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';
import { selfSigned } from '../testing/self-signed.ts';
import type { Webhook } from '../testing/webhook.ts';
import { startWebhook } from '../testing/webhook.ts';

const { ada, ben } = people;
const start = new Date('2026-11-03T09:00:00Z');
const minute = 60_000;

describe('change notifications of the sandbox', () => {
  let cloud: CloudCaller;
  let webhook: Webhook;
  const clock = createManualClock(start);

  beforeEach(async () => {
    webhook = await startWebhook();
    cloud = await startCloud({ clock, cloud: { webhooks: { 'desk.example': new URL(webhook.url).origin } } });
  });
  afterEach(async () => {
    await cloud.sandbox.close();
    await webhook.close();
  });

  const graph = () => cloud.sandbox.cloud.graph;
  const users = () => cloud.sandbox.cloud.entra.directory.users;
  const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * minute).toISOString();
  const create = (changed: JsonObject = {}) =>
    cloud.graph('POST', '/subscriptions', {
      body: {
        changeType: 'updated,deleted',
        notificationUrl: webhook.url,
        lifecycleNotificationUrl: `${webhook.url}/lifecycle`,
        resource: '/users',
        expirationDateTime: inMinutes(41_760),
        clientState: 'a-state-only-we-know',
        ...changed,
      },
    });
  const rename = (displayName: string, user = ada.email) => users().change(contoso.tenant, user, { displayName });
  const told = async () => {
    await graph().notifications.settled();
    return webhook.items();
  };

  it('shakes hands with both addresses, and creates, shows, renews and deletes', async () => {
    const created = await create();
    assert.equal(created.status, 201, JSON.stringify(created.body));
    assert.equal(webhook.handshakes.length, 2);
    assert.match(webhook.handshakes[0] ?? '', / .*ä/);
    const one = `/subscriptions/${textAt(created.body, 'id')}`;
    assert.equal(textAt((await cloud.graph('GET', one)).body, 'clientState'), undefined);
    await clock.advance(10 * minute);
    const renewed = await cloud.graph('PATCH', one, { body: { expirationDateTime: inMinutes(41_760) } });
    assert.equal(textAt(renewed.body, 'expirationDateTime'), inMinutes(41_760));
    assert.equal(objectsAt((await cloud.graph('GET', '/subscriptions')).body, 'value').length, 1);
    assert.equal((await cloud.graph('POST', `${one}/reauthorize`)).status, 204);
    assert.equal((await cloud.graph('DELETE', one)).status, 204);
    assert.equal((await cloud.graph('DELETE', one)).status, 404);
    assert.deepEqual(cloud.sandbox.cloud.violations, []);
  });

  const refusals: readonly (readonly [string, () => JsonObject])[] = [
    ['a life that is too long', () => ({ expirationDateTime: inMinutes(41_770) })],
    ['a life that is over', () => ({ expirationDateTime: inMinutes(-1) })],
    ['a resource without notifications', () => ({ resource: '/planner/tasks' })],
    ['a change type that people do not have', () => ({ changeType: 'created' })],
    ['resource data of people', () => ({ includeResourceData: true })],
    ['an address that is not on https', () => ({ notificationUrl: 'http://desk.example/changes' })],
    ['a host that nobody can reach', () => ({ notificationUrl: 'https://elsewhere.example/changes' })],
    [
      'Teams for over an hour without a lifecycle address',
      () => ({
        resource: '/chats/getAllMessages',
        changeType: 'created',
        expirationDateTime: inMinutes(61),
        lifecycleNotificationUrl: null,
      }),
    ],
    [
      'Teams for over three days',
      () => ({ resource: '/chats/getAllMessages', changeType: 'created', expirationDateTime: inMinutes(4330) }),
    ],
  ];
  for (const [what, changed] of refusals) {
    it(`refuses ${what}`, async () => {
      assert.equal((await create(changed())).status, 400);
      assert.deepEqual(graph().subscriptions(), []);
    });
  }

  it('refuses an address that answers the handshake encoded, or not at all', async () => {
    webhook.isWrong = true;
    assert.equal((await create()).code, 'ValidationError');
    assert.equal((await create({ notificationUrl: 'http://127.0.0.1:1/' })).code, 'ValidationError');
  });

  it('wants the permission of the resource, and keeps to the caps', async () => {
    graph().capSubscriptions('users', 1);
    assert.equal((await create()).status, 201);
    assert.equal((await create()).status, 403);
    const key = { entraTenantId: contoso.tenant, appId: contoso.appId };
    cloud.sandbox.cloud.entra.directory.consents.revoke(key, 'User.Read.All');
    assert.equal((await create({ resource: `/users/${ada.aadObjectId}` })).status, 403);
  });

  it('reaches a public address where it is on this machine, and lives for 45 minutes at least', async () => {
    const url = 'https://desk.example/changes?from=graph';
    const created = await create({ notificationUrl: url, lifecycleNotificationUrl: url, expirationDateTime: inMinutes(5) });
    assert.deepEqual([created.status, textAt(created.body, 'expirationDateTime')], [201, inMinutes(45)]);
  });

  it('tells of changes and removals with the client state, until the life is over', async () => {
    await create();
    rename('Ada L');
    users().remove(contoso.tenant, ben.email);
    users().remove(contoso.tenant, ben.aadObjectId, true);
    const items = await told();
    assert.deepEqual(
      items.map((item) => [item['changeType'], textAt(item, 'resourceData', 'id')]),
      [
        ['updated', ada.aadObjectId],
        ['updated', ben.aadObjectId],
        ['deleted', ben.aadObjectId],
      ],
    );
    assert.deepEqual([items[0]?.['clientState'], items[0]?.['tenantId']], ['a-state-only-we-know', contoso.tenant]);
    await clock.advance(41_761 * minute);
    rename('Too late');
    assert.equal((await told()).length, 3);
  });

  it('loses, doubles, holds back, shuffles and delays on command', async () => {
    await create();
    const { notifications } = graph();
    notifications.plan({ lose: 1, double: 1 });
    rename('lost');
    rename('doubled');
    assert.deepEqual([(await told()).length, notifications.lost()], [2, 1]);
    notifications.plan({ hold: true, shuffle: true, together: 4 });
    const ids = Array.from({ length: 10 }, (_, at) => `dddddddd-0000-4000-8000-00000000000${at}`);
    for (const id of ids) users().add(contoso.tenant, { id, displayName: id, userPrincipalName: `${id}@contoso.example` });
    assert.deepEqual([(await told()).length, notifications.held()], [2, 10]);
    notifications.release();
    const released = (await told()).slice(2).map((item) => textAt(item, 'resourceData', 'id'));
    assert.deepEqual(released.toSorted(), ids);
    assert.notDeepEqual(released, ids);
    assert.deepEqual(
      webhook.calls
        .slice(-3)
        .map((call) => objectsAt(call, 'value').length)
        .toSorted(),
      [2, 4, 4],
    );
    notifications.plan({ delayMilliseconds: 60_000 });
    rename('late');
    assert.equal((await told()).length, 12);
    await clock.advance(60_000);
    assert.equal((await told()).length, 13);
  });

  it('tries again later when the webhook does not take it', async () => {
    await create();
    webhook.status = 503;
    rename('refused');
    assert.equal((await told()).length, 1);
    webhook.status = 202;
    await clock.advance(10_000);
    assert.equal((await told()).length, 2);
    await clock.advance(600_000);
    assert.equal((await told()).length, 2);
  });

  it('tells of the life of a subscription', async () => {
    const id = textAt((await create()).body, 'id') ?? '';
    for (const event of ['missed', 'reauthorizationRequired', 'subscriptionRemoved'] as const) {
      assert.equal(graph().notifications.lifecycle(id, event), true);
      await told();
    }
    assert.deepEqual(
      webhook.items().map((item) => [item['lifecycleEvent'], item['clientState']]),
      ['missed', 'reauthorizationRequired', 'subscriptionRemoved'].map((event) => [event, 'a-state-only-we-know']),
    );
    assert.equal((await cloud.graph('GET', `/subscriptions/${id}`)).status, 404);
  });

  it('encrypts what changed for the subscriber’s certificate, and proves who sends it', async () => {
    const pair = selfSigned(start, new Date(start.getTime() + 365 * 24 * 60 * minute));
    const created = await create({
      resource: '/chats/getAllMessages',
      changeType: 'created',
      expirationDateTime: inMinutes(60),
      includeResourceData: true,
      encryptionCertificate: pair.base64,
      encryptionCertificateId: 'first',
    });
    assert.equal(created.status, 201, JSON.stringify(created.body));
    const data = { id: '1', body: { contentType: 'text', content: 'Grüße' } };
    graph().notifications.publish({
      entraTenantId: contoso.tenant,
      resource: 'chats/19:a/messages/1',
      changeType: 'created',
      id: '1',
      data,
    });
    const [item] = await told();
    const part = (name: string) => Buffer.from(textAt(item, 'encryptedContent', name) ?? '', 'base64');
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const key = privateDecrypt({ key: pair.privateKey, padding, oaepHash: 'sha1' }, part('dataKey'));
    assert.deepEqual(createHmac('sha256', key).update(part('data')).digest(), part('dataSignature'));
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
    const plain = Buffer.concat([decipher.update(part('data')), decipher.final()]).toString('utf8');
    assert.deepEqual(JSON.parse(plain), data);
    const [token] = listAt(webhook.calls[0], 'validationTokens');
    const keys = await cloud.get(`https://login.microsoftonline.com/${contoso.tenant}/discovery/keys`);
    const { payload } = await jwtVerify(String(token), createLocalJWKSet(keys.body as JSONWebKeySet), {
      audience: contoso.appId,
      issuer: `https://sts.windows.net/${contoso.tenant}/`,
      currentDate: clock.now(),
    });
    assert.deepEqual([payload['appid'], payload['tid']], ['0bf30f3b-4a52-48df-9a82-234910c4a086', contoso.tenant]);
    assert.doesNotMatch(JSON.stringify(cloud.sandbox.log.after(0)), /eyJ[\w-]+\.|a-state-only-we-know/);
  });
});
