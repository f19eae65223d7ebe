import assert from 'node:assert/strict';
import { createManualClock } from '../../sandbox/sandbox-clock.ts';
import { type CloudCaller, contoso, startCloud } from '../../sandbox/testing/cloud-caller.ts';
import { people } from '../../sandbox/testing/contoso.ts';
import { startWebhook, type Webhook } from '../../sandbox/testing/webhook.ts';
import type { MicrosoftTokens } from '../../shared/ports/microsoft.ts';
import { type DoorDesk, doorDesk } from '../../test/desk/door-fixture.ts';
import { graphBase, graphHost } from '../graph/addresses.ts';
import { type Graph, graphGateway } from '../graph/gateway.ts';
import { createSubscription } from '../graph/operations/create-subscription.ts';
import { deleteSubscription } from '../graph/operations/delete-subscription.ts';
import { findUsers } from '../graph/operations/find-users.ts';
import { installApp } from '../graph/operations/install-app.ts';
import { listInstalledApps } from '../graph/operations/list-installed-apps.ts';
import { listSubscriptions } from '../graph/operations/list-subscriptions.ts';
import { probeMailbox } from '../graph/operations/probe-mailbox.ts';
import { renewSubscription } from '../graph/operations/renew-subscription.ts';
import { outboundHttp } from '../identity/http/outbound.ts';
import { secretBox } from '../identity/secrets/secret-box.ts';
import { memberCollection } from '../records/collections.ts';
import { graphServices } from './graph-services.ts';

const publicUrl = 'https://desk.example';
const { ada, ben } = people;
const log = { info() {}, warn() {}, error() {} };

describe('the services over Graph, with the sandbox for Microsoft', () => {
  let webhook: Webhook;
  let cloud: CloudCaller;
  let desk: DoorDesk;
  let tenantId: string;
  let clock: ReturnType<typeof createManualClock>;
  let services: ReturnType<typeof graphServices>;
  let feed: ReturnType<typeof services.start>;
  let graph: Graph;

  const token = async () => {
    const value = await cloud.appToken();
    const { exp } = JSON.parse(Buffer.from(value.split('.')[1]!, 'base64url').toString()) as { exp: number };
    return { value, expiresAt: new Date(exp * 1_000) };
  };
  const parts = () => cloud.sandbox.cloud;
  /** Waiting puts the clock ahead at once; only the wait for the end of a run, of eight seconds, is one for ever. */
  const sleep = (ms: number) => (ms === 8_000 ? new Promise<void>(() => undefined) : clock.advance(ms));
  const told = {
    activityType: 'ticketAssigned',
    parameters: { number: '12' },
    preview: 'Printer on fire',
    webUrl: `${publicUrl}/records/ticket/12`,
    topic: 'Ticket 12',
  };
  const give = (mail: string, to: string) =>
    desk.core.store.collection(memberCollection).updateOne({ tenantId, mail }, { $set: { mail: to } });

  beforeEach(async () => {
    webhook = await startWebhook();
    clock = createManualClock(new Date('2026-11-20T09:00:00Z'));
    [cloud, desk] = await Promise.all([
      startCloud({ clock, cloud: { webhooks: { 'desk.example': new URL(webhook.url).origin } } }),
      doorDesk(),
    ]);
    const reroutes = Object.fromEntries(parts().reroutes.map(({ host, to }) => [host, to]));
    const world = { now: () => clock.now(), random: () => 0.5, nonce: () => 'c-1', sleep, log };
    services = graphServices({ mode: 'try', publicUrl, teamsAppId: 'app', reroutes, ...world });
    const tokens: MicrosoftTokens = { application: () => token, onBehalfOf: () => token, delegated: () => token };
    feed = services.start(desk.core, tokens, secretBox([]));
    const http = outboundHttp({ allowed: [graphHost], reroutes, reroutedOnly: true });
    const timing = { now: () => clock.now().getTime(), sleep };
    graph = graphGateway({ http, timing, random: () => 0.5, requestId: () => 'c-2', log, publicUrl }).as({
      tenantId: 't',
      tokens: token,
    });
    tenantId = (await desk.member('tess')).tenantId;
    await desk.core.store.collection(memberCollection).updateMany({ tenantId }, { $unset: { entraObjectId: '' } });
    await give('tess.morgan@northwind.example', ada.email);
    await give('ravi.patel@northwind.example', ben.email.toLowerCase());
  });

  afterEach(async () => {
    await services.stop();
    await Promise.all([cloud.sandbox.close(), desk.close(), webhook.close()]);
    assert.deepEqual(parts().violations, []);
  });

  const linked = async () =>
    (
      await desk.core.store
        .collection(memberCollection)
        .find({ tenantId, entraObjectId: { $gt: '' } }, { sort: { entraObjectId: 1 } })
    ).map(({ entraObjectId }) => entraObjectId);
  const deltas = () => cloud.sandbox.log.after(0).filter(({ url }) => url.includes('/users/delta')).length;

  it('links members to the accounts of their organisation and follows changes, departures and returns', async () => {
    const run = await services.syncDirectory(tenantId);
    assert.equal(run.state, 'done', JSON.stringify(run));
    assert.deepEqual(await linked(), [ada.aadObjectId, ben.aadObjectId]);
    const { users } = parts().entra.directory;
    users.change(contoso.tenant, ada.aadObjectId, { accountEnabled: false });
    users.remove(contoso.tenant, ben.aadObjectId);
    const before = deltas();
    const second = await services.syncDirectory(tenantId);
    assert.equal(second.state === 'done' && second.report.unlinked, 2, JSON.stringify(second));
    assert.deepEqual([await linked(), deltas() - before], [[], 1]);
    users.change(contoso.tenant, ada.aadObjectId, { accountEnabled: true });
    await services.syncDirectory(tenantId);
    assert.deepEqual(await linked(), [ada.aadObjectId]);
  });

  it('takes odd pages and lost cursors as they come', async () => {
    for (const quirk of ['empty', 'short', 'repeat', 'reverse', 'expire'] as const) {
      parts().graph.quirks.add('/users/delta', quirk);
      parts().entra.directory.users.change(contoso.tenant, ada.aadObjectId, { jobTitle: quirk });
      const run = await services.syncDirectory(tenantId);
      assert.equal(run.state, 'done', `${quirk}: ${JSON.stringify(run)}`);
      assert.deepEqual(await linked(), [ada.aadObjectId, ben.aadObjectId], quirk);
    }
    parts().graph.expireDeltas(contoso.tenant);
    const whole = await services.syncDirectory(tenantId);
    assert.equal(whole.state === 'done' && whole.report.whole, true);
    assert.deepEqual(await linked(), [ada.aadObjectId, ben.aadObjectId]);
  });

  it('comes through throttling and trouble without one call that was too early', async () => {
    parts().graph.throttle.block('graph.directory', 7, { saysWhen: true });
    cloud.sandbox.faults.add({ route: 'graph.users.delta', status: 503, times: 2 });
    const run = await services.syncDirectory(tenantId);
    assert.equal(run.state, 'done', JSON.stringify(run));
    assert.equal(parts().graph.throttle.tooEarly().length, 0);
  });

  it('names the permission when consent was taken back', async () => {
    parts().entra.directory.consents.revoke({ entraTenantId: contoso.tenant, appId: contoso.appId }, 'User.Read.All');
    const run = await services.syncDirectory(tenantId);
    assert.equal(run.state === 'failed' && run.code, 'graph-permission-missing');
    assert.match(run.state === 'failed' ? run.remedy : '', /User\.Read\.All/);
  });

  it('reads the organisation of a token', async () => {
    assert.deepEqual(await services.organization(await token()), { id: contoso.tenant, name: 'Contoso' });
  });

  it('puts notices into the feeds of those who have the app, and says who has not', async () => {
    assert.deepEqual(await feed.notify(tenantId, { ...told, recipient: ben.aadObjectId }), {
      state: 'skipped',
      reason: 'app_not_installed',
    });
    const apps = (await cloud.graph('GET', '/appCatalogs/teamsApps')).body as { value: { id: string }[] };
    const body = { 'teamsApp@odata.bind': `${graphBase}/appCatalogs/teamsApps/${apps.value[0]!.id}` };
    for (const person of [ada, ben]) {
      const path = { 'user-id': person.aadObjectId };
      const isThere = await graph.call(listInstalledApps, { path });
      if (isThere.state === 'done' && isThere.value.value.length === 0) await graph.call(installApp, { path, body });
    }
    assert.deepEqual(await feed.notify(tenantId, { ...told, recipient: ben.aadObjectId, chainId: 5 }), { state: 'sent' });
    const both = await feed.notifyMany(tenantId, [ada.aadObjectId, ben.aadObjectId], told);
    assert.deepEqual(both, [{ state: 'sent' }, { state: 'sent' }]);
    assert.deepEqual(
      parts()
        .graph.notices()
        .map(({ userId, way, isDelivered }) => [userId, way, isDelivered]),
      [
        [ben.aadObjectId, 'single', true],
        [ada.aadObjectId, 'bulk', true],
        [ben.aadObjectId, 'bulk', true],
      ],
    );
    assert.deepEqual(await feed.notify(tenantId, { ...told, activityType: 'nothing', recipient: ben.aadObjectId }), {
      state: 'failed',
      code: 'graph-request-refused',
    });
    const nobody = '00000000-0000-4000-8000-000000000009';
    assert.deepEqual(await feed.notify(tenantId, { ...told, recipient: nobody }), { state: 'skipped', reason: 'unlinked' });
  });

  it('does not send again what was done though the answer was lost', async () => {
    cloud.sandbox.faults.add({ route: 'graph.notices.sendToRecipients', loseAnswer: true, times: 1 });
    const outcomes = await feed.notifyMany(tenantId, [ada.aadObjectId, ben.aadObjectId], told);
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      ['uncertain', 'uncertain'],
    );
    assert.equal(parts().graph.notices().length, 2);
  });

  it('finds people, probes mailboxes within their policy, and asks for both in one batch', async () => {
    parts().graph.mailboxes.restrict(contoso.tenant, contoso.appId, [ada.aadObjectId]);
    const found = await graph.call(findUsers, { path: {}, query: { $filter: `mail eq '${ada.email}'`, $select: 'id' } });
    assert.deepEqual(found.state === 'done' && found.value.value.map(({ id }) => id), [ada.aadObjectId]);
    const query = { $top: '1', $select: 'id' };
    const probe = (id: string) => ({ operation: probeMailbox, call: { path: { 'user-id': id }, query } });
    const outcomes = await graph.batch([probe(ada.aadObjectId), probe(ben.aadObjectId)]);
    assert.deepEqual(
      outcomes.map((one) => (one.state === 'done' ? 'done' : one.failure.code)),
      ['done', 'mailbox-not-allowed'],
    );
  });

  it('makes, lists, renews and ends subscriptions, and says when one cannot be made', async () => {
    const expirationDateTime = '2026-11-21T09:00:00Z';
    const path = (id: string) => ({ 'subscription-id': id });
    const body = {
      changeType: 'updated',
      resource: 'users',
      notificationUrl: `${publicUrl}/changes`,
      clientState: 's',
      expirationDateTime,
    };
    const made = await graph.call(createSubscription, { path: {}, body });
    assert.ok(made.state === 'done', JSON.stringify(made));
    const listed = await graph.call(listSubscriptions, { path: {} });
    assert.deepEqual(listed.state === 'done' && listed.value.value.map(({ id }) => id), [made.value.id]);
    const later = { expirationDateTime: '2026-11-22T09:00:00Z' };
    const renewed = await graph.call(renewSubscription, { path: path(made.value.id), body: later });
    assert.equal(renewed.state === 'done' && Date.parse(renewed.value.expirationDateTime!), Date.parse(later.expirationDateTime));
    assert.equal((await graph.call(deleteSubscription, { path: path(made.value.id) })).state, 'done');
    for (const outcome of [
      await graph.call(renewSubscription, { path: path(made.value.id), body: later }),
      await graph.call(deleteSubscription, { path: path(made.value.id) }),
    ])
      assert.equal(outcome.state === 'failed' && outcome.failure.code, 'graph-not-found');
    webhook.isWrong = true;
    const refused = await graph.call(createSubscription, { path: {}, body });
    assert.equal(refused.state === 'failed' && refused.failure.code, 'graph-request-refused');
  });
});
