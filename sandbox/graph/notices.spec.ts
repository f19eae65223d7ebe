import assert from 'node:assert/strict';
import { objectsAt, textAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import type { SandboxPerson } from '../sandbox-options.ts';
import type { CloudCaller } from '../testing/cloud-caller.ts';
import { contoso, noticeManifest, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';

const { ada, ben } = people;
const installedApps = (id: string) => `/users/${id}/teamwork/installedApps`;
const deepLink = 'https://teams.microsoft.com/l/entity/app/tickets?webUrl=x';

function notice(changed: Record<string, unknown> = {}) {
  return {
    topic: { source: 'text', value: 'Ticket 12', webUrl: deepLink },
    activityType: 'ticketAssigned',
    previewText: { content: 'Printer on fire' },
    templateParameters: [{ name: 'number', value: '12' }],
    ...changed,
  };
}

describe('Teams as Graph reaches into it', () => {
  let cloud: CloudCaller;
  const clock = createManualClock(new Date('2026-11-03T09:00:00Z'));

  beforeEach(async () => {
    cloud = await startCloud({ clock });
  });
  afterEach(async () => {
    await cloud.sandbox.close();
  });

  const feed = (person: SandboxPerson = ada) => cloud.sandbox.client.feed(person);
  const send = (body: unknown, user: string = ada.aadObjectId) =>
    cloud.graph('POST', `/users/${user}/teamwork/sendActivityNotification`, { body });
  const sendToMany = (users: readonly string[], token?: string) => {
    const recipients = users.map((userId) => ({ '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId }));
    const body = notice({ recipients });
    return cloud.graph('POST', '/teamwork/sendActivityNotificationToRecipients', { body, ...(token ? { token } : {}) });
  };
  async function install(user: string) {
    const [app] = objectsAt((await cloud.graph('GET', '/appCatalogs/teamsApps')).body, 'value');
    const body = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app?.['id']}` };
    return cloud.graph('POST', installedApps(user), { body });
  }

  it('installs the app for a person once, tells the bot, and takes it away again', async () => {
    assert.equal((await install(ada.aadObjectId)).status, 201);
    const isTold = () => cloud.sandbox.bot.received.some((activity) => activity['type'] === 'installationUpdate');
    while (!isTold()) await new Promise((resume) => setImmediate(resume));
    assert.equal((await install(ada.aadObjectId)).status, 409);
    const filter = "$expand=teamsApp,teamsAppDefinition&$filter=teamsApp/externalId eq 'dddddddd-0000-4000-8000-000000000004'";
    const [found] = objectsAt((await cloud.graph('GET', `${installedApps(ada.aadObjectId)}?${filter}`)).body, 'value');
    assert.equal(textAt(found, 'teamsAppDefinition', 'version'), '1.2.3');
    const one = `${installedApps(ada.aadObjectId)}/${encodeURIComponent(String(found?.['id']))}`;
    assert.equal(
      textAt((await cloud.graph('GET', `${one}/chat`)).body, 'id'),
      cloud.sandbox.world.personalChat(cloud.sandbox.world.person(ada)).id,
    );
    assert.equal((await cloud.graph('DELETE', one)).status, 204);
    assert.equal((await cloud.graph('GET', one)).status, 404);
    assert.deepEqual(cloud.sandbox.cloud.violations, []);
  });

  it('puts a notice into the feed, from where it leads to the record', async () => {
    await cloud.sandbox.client.open(ada);
    const answer = await send(notice());
    assert.equal(answer.status, 204, JSON.stringify(answer.body));
    const [item] = feed();
    assert.deepEqual(
      [item?.title, item?.preview, item?.webUrl, item?.read],
      ['Deskhand assigned you ticket 12', 'Printer on fire', deepLink, false],
    );
    assert.deepEqual(cloud.sandbox.cloud.violations, []);
  });

  it('replaces the notice of the same chain, and shows 150 characters', async () => {
    await cloud.sandbox.client.open(ada);
    await send(notice({ chainId: 7 }));
    await send(notice({ chainId: 7, previewText: { content: 'x'.repeat(200) } }));
    await send(notice({ chainId: 8 }));
    assert.deepEqual(
      feed().map((item) => item.preview.length),
      [15, 150],
    );
  });

  it('refuses who has not the app, an unknown type, a missing parameter and a link that is not of Teams', async () => {
    const refused = await send(notice());
    assert.deepEqual([refused.status, refused.code], [403, 'Forbidden']);
    await cloud.sandbox.client.open(ada);
    assert.equal((await send(notice({ activityType: 'unheardOf' }))).status, 400);
    assert.equal((await send(notice({ templateParameters: [] }))).status, 400);
    assert.equal((await send(notice({ topic: { source: 'text', value: 'x' } }))).status, 400);
    assert.equal((await send(notice({ topic: { source: 'text', value: 'x', webUrl: 'https://evil.example/' } }))).status, 400);
    await clock.advance(1000);
    assert.equal((await send(notice(), 'nobody')).status, 404);
    assert.equal(feed().length, 0);
  });

  it('lets nobody send but the app that the manifest names, with the permission', async () => {
    await cloud.sandbox.client.open(ada);
    const key = { entraTenantId: contoso.tenant, appId: contoso.appId };
    cloud.sandbox.cloud.entra.directory.consents.revoke(key, 'TeamsActivity.Send');
    assert.equal((await send(notice())).status, 403);
    const { webApplicationInfo: _none, ...without } = noticeManifest;
    const other = await startCloud({ manifest: async () => without });
    await other.sandbox.client.open(ada);
    const path = `/users/${ada.aadObjectId}/teamwork/sendActivityNotification`;
    assert.equal((await other.graph('POST', path, { body: notice() })).status, 403);
    await other.sandbox.close();
  });

  it('takes a hundred recipients at once, and says nothing about who was reached', async () => {
    await cloud.sandbox.client.open(ada);
    const answer = await sendToMany([ada.aadObjectId, ben.aadObjectId, 'nobody']);
    assert.equal(answer.status, 202);
    assert.deepEqual([feed(ada).length, feed(ben).length], [1, 0]);
    assert.deepEqual(
      cloud.sandbox.cloud.graph.notices().map((one) => [one.userId, one.isDelivered]),
      [
        [ada.aadObjectId, true],
        [ben.aadObjectId, false],
      ],
    );
    assert.equal((await sendToMany(Array.from({ length: 101 }, () => ada.aadObjectId))).status, 400);
    assert.deepEqual(cloud.sandbox.cloud.violations, []);
  });

  it('wants a token that lives for another 45 minutes', async () => {
    await cloud.sandbox.client.open(ada);
    const token = await cloud.appToken();
    await clock.advance(50 * 60_000);
    const answer = await sendToMany([ada.aadObjectId], token);
    assert.deepEqual([answer.status, answer.code], [412, 'PreconditionFailed']);
  });

  it('takes five a second, and two of the bulk ones', async () => {
    await cloud.sandbox.client.open(ada);
    const token = await cloud.appToken();
    const many = [];
    for (let count = 0; count < 3; count += 1) many.push((await sendToMany([ada.aadObjectId], token)).status);
    assert.deepEqual(many, [202, 202, 429]);
    const single = [];
    for (let count = 0; count < 6; count += 1) single.push((await send(notice())).status);
    assert.deepEqual(single, [204, 204, 204, 204, 204, 429]);
    await clock.advance(1000);
    assert.equal((await send(notice())).status, 204);
  });
});
