import assert from 'node:assert/strict';
import type { JsonObject } from '../json.ts';
import { objectsAt, textAt, valueAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import type { CloudCaller, HttpAnswer } from '../testing/cloud-caller.ts';
import { contoso, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';

const { ada, ben } = people;
const key = { entraTenantId: contoso.tenant, appId: contoso.appId };

describe("the sandbox's Graph", () => {
  let cloud: CloudCaller;
  const clock = createManualClock(new Date('2026-11-03T09:00:00Z'));

  beforeEach(async () => {
    cloud = await startCloud({ clock });
  });
  afterEach(() => cloud.sandbox.close());

  const parts = () => cloud.sandbox.cloud;
  const values = (answer: HttpAnswer) => objectsAt(answer.body, 'value');
  const broken = () => parts().violations.flatMap((one) => one.problems);

  describe('tokens and permissions', () => {
    it('refuses no token, a broken one, a late one and one for something else, in Graph’s words', async () => {
      for (const token of ['', 'no.such.token']) {
        const answer = await cloud.graph('GET', '/users', { token });
        assert.deepEqual([answer.status, answer.code], [401, 'InvalidAuthenticationToken']);
        assert.ok(answer.headers.get('www-authenticate'));
      }
      const tab = await parts().entra.tabToken(contoso.tenant, contoso.appId, ada.email);
      assert.match(textAt((await cloud.graph('GET', '/users', { token: tab })).body, 'error', 'message') ?? '', /audience/);
      const token = await cloud.appToken();
      await clock.advance(2 * 3_600_000);
      const late = await cloud.graph('GET', '/users', { token });
      assert.match(textAt(late.body, 'error', 'message') ?? '', /expired/);
    });

    it('goes by the roles in the token, not by what is consented to meanwhile', async () => {
      const before = await cloud.appToken();
      parts().entra.directory.consents.revoke(key, 'User.Read.All');
      assert.equal((await cloud.graph('GET', '/users', { token: before })).status, 200);
      const refused = await cloud.graph('GET', '/users');
      assert.deepEqual([refused.status, refused.code], [403, 'Authorization_RequestDenied']);
    });

    it('words the refusal as the service behind it does', async () => {
      parts().entra.directory.consents.revoke(key);
      const installed = await cloud.graph('GET', `/users/${ada.aadObjectId}/teamwork/installedApps`);
      assert.deepEqual([installed.status, installed.code], [403, 'Forbidden']);
      assert.match(textAt(installed.body, 'error', 'message') ?? '', /API requires one of 'TeamsAppInstallation/);
      assert.equal((await cloud.graph('GET', `/users/${ada.aadObjectId}/messages?$top=1`)).code, 'ErrorAccessDenied');
      assert.equal((await cloud.graph('GET', '/me')).status, 400);
    });

    it('keeps an app out of mailboxes by policy, and answers a probe of the others', async () => {
      const probe = (id: string) => cloud.graph('GET', `/users/${id}/messages?$top=1&$select=id`);
      assert.equal((await probe(ben.aadObjectId)).status, 200);
      parts().graph.mailboxes.restrict(contoso.tenant, contoso.appId, [ada.aadObjectId]);
      assert.equal((await probe(ada.aadObjectId)).status, 200);
      const kept = await probe(ben.aadObjectId);
      assert.deepEqual([kept.status, kept.code], [403, 'ErrorAccessDenied']);
      parts().entra.directory.users.change(contoso.tenant, ada.email, { mail: null });
      assert.equal((await probe(ada.aadObjectId)).code, 'MailboxNotEnabledForRESTAPI');
      const immutable = { prefer: 'IdType="ImmutableId"' };
      parts().graph.mailboxes.restrict(contoso.tenant, contoso.appId, undefined);
      const answer = await cloud.graph('GET', `/users/${ben.email}/messages`, { headers: immutable });
      assert.equal(answer.headers.get('preference-applied'), 'IdType="ImmutableId"');
    });
  });

  describe('what a diagnosis reads', () => {
    it('is the organization, the app with its expiries, and who allowed it what', async () => {
      const organization = values(await cloud.graph('GET', '/organization?$select=id,displayName'));
      assert.deepEqual(organization, [{ id: contoso.tenant, displayName: 'Contoso' }]);
      const [app] = values(await cloud.graph('GET', `/applications?$filter=appId eq '${contoso.appId}'`));
      assert.match(String(objectsAt(app, 'passwordCredentials')[0]?.['endDateTime']), /^2028-11-0/);
      assert.equal(objectsAt(app, 'passwordCredentials')[0]?.['secretText'], null);
      const [principal] = values(await cloud.graph('GET', `/servicePrincipals?$filter=appId eq '${contoso.appId}'&$select=id`));
      const roles = values(await cloud.graph('GET', `/servicePrincipals/${principal?.['id']}/appRoleAssignments`));
      const graphId = '00000003-0000-0000-c000-000000000000';
      const [graph] = values(await cloud.graph('GET', `/servicePrincipals?$filter=appId eq '${graphId}'&$select=appRoles`));
      const named = new Map(objectsAt(graph, 'appRoles').map((role) => [role['id'], role['value']]));
      assert.ok(roles.some((role) => named.get(role['appRoleId']) === 'User.Read.All'));
      const grants = values(await cloud.graph('GET', `/oauth2PermissionGrants?$filter=clientId eq '${principal?.['id']}'`));
      assert.match(String(grants[0]?.['scope']), /User\.Read/);
      assert.equal((await cloud.graph('GET', `/servicePrincipals/${principal?.['id']}/oauth2PermissionGrants`)).status, 200);
      assert.deepEqual(broken(), []);
    });
  });

  describe('batches', () => {
    const item = (id: string, url: string, more: JsonObject = {}): JsonObject => ({ id, method: 'GET', url, ...more });
    const run = async (requests: readonly JsonObject[]) => {
      const answer = await cloud.graph('POST', '/$batch', { body: { requests } });
      return new Map(objectsAt(answer.body, 'responses').map((one) => [one['id'], one]));
    };

    it('answers each part by itself, and leaves out what depends on a failed one', async () => {
      const answers = await run([
        item('1', `/users/${ada.email}?$select=mail`),
        item('2', '/users/nobody'),
        item('3', '/users', { dependsOn: ['2'] }),
        item('4', '/organization', { dependsOn: ['1'] }),
      ]);
      assert.deepEqual(
        ['1', '2', '3', '4'].map((id) => answers.get(id)?.['status']),
        [200, 404, 424, 200],
      );
      assert.equal(textAt(answers.get('1'), 'body', 'mail'), ada.email);
      assert.deepEqual(broken(), []);
    });

    it('throttles and fails part by part, each counted', async () => {
      parts().graph.throttle.limit({ bucket: 'graph.directory', calls: 2, seconds: 10 });
      cloud.sandbox.faults.add({ route: 'graph.organization.list', status: 503, retryAfterSeconds: 3 });
      const answers = await run([item('a', '/organization'), item('b', '/users'), item('c', '/users'), item('d', '/users')]);
      assert.deepEqual(
        ['a', 'b', 'c', 'd'].map((id) => answers.get(id)?.['status']),
        [503, 200, 200, 429],
      );
      assert.equal(valueAt(answers.get('d'), 'headers', 'retry-after'), '10');
    });

    it('takes twenty at most', async () => {
      const many = Array.from({ length: 21 }, (_, at) => item(String(at), '/organization'));
      assert.equal((await cloud.graph('POST', '/$batch', { body: { requests: many } })).status, 400);
    });
  });

  describe('throttling and faults', () => {
    it('starts the wait again for whoever comes back before it is over, with and without Retry-After', async () => {
      const token = await cloud.appToken();
      const ask = () => cloud.graph('GET', '/organization', { token });
      parts().graph.throttle.block('graph.directory', 30);
      assert.equal((await ask()).headers.get('retry-after'), '30');
      await clock.advance(29_000);
      assert.deepEqual([(await ask()).status, parts().graph.throttle.tooEarly().length], [429, 1]);
      await clock.advance(29_000);
      assert.equal((await ask()).status, 429);
      await clock.advance(30_000);
      assert.equal((await ask()).status, 200);
      parts().graph.throttle.block('*', 5, { saysWhen: false });
      const silent = await ask();
      assert.deepEqual([silent.status, silent.headers.get('retry-after')], [429, null]);
    });

    it('can do what it is asked and then lose the answer', async () => {
      const catalog = values(await cloud.graph('GET', '/appCatalogs/teamsApps'))[0]?.['id'];
      cloud.sandbox.faults.add({ route: 'graph.installedApps.install', loseAnswer: true });
      const body = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalog}` };
      await assert.rejects(cloud.graph('POST', `/users/${ada.aadObjectId}/teamwork/installedApps`, { body }));
      assert.equal(values(await cloud.graph('GET', `/users/${ada.aadObjectId}/teamwork/installedApps`)).length, 1);
      cloud.sandbox.faults.add({ route: 'graph.users.*', status: 400, body: { error: { code: 'Odd', message: 'Odd.' } } });
      assert.equal((await cloud.graph('GET', '/users')).code, 'Odd');
    });

    it('gives every answer the ids under which Microsoft could look it up', async () => {
      const answer = await cloud.graph('GET', '/users/nobody', { headers: { 'client-request-id': 'mine' } });
      assert.equal(answer.headers.get('client-request-id'), 'mine');
      assert.equal(textAt(answer.body, 'error', 'innerError', 'request-id'), answer.headers.get('request-id'));
    });
  });

  describe('the contract', () => {
    const problemsOf = async (method: string, path: string, body?: unknown) => {
      parts().graph.forgetViolations();
      const answer = await cloud.graph(method, path, body === undefined ? {} : { body });
      assert.equal(answer.status, 400, path);
      return parts().violations.map((one) => [one.side, ...one.problems].join(': '));
    };

    it('notes and refuses what is not in it', async () => {
      assert.match((await problemsOf('GET', '/users?$selct=id')).join(), /\$selct is not a query parameter/);
      assert.match((await problemsOf('GET', '/users?$select=nickname')).join(), /no property nickname/);
      assert.match((await problemsOf('GET', '/users?$top=1000')).join(), /\$top/);
      assert.match((await problemsOf('GET', '/planner/tasks')).join(), /no such operation/);
      const wrong = await problemsOf('POST', '/subscriptions', {
        changeType: 'updated',
        notificationUrl: 'http://127.0.0.1:1/',
        expirationDateTime: 'tomorrow',
        includeResourceData: 'yes',
        colour: 'red',
      });
      assert.deepEqual(wrong[0]?.split(': ').slice(1), [
        'body.colour is not a property of subscription',
        'body.resource is required',
        'body.expirationDateTime is no date-time',
        '"tomorrow"',
        'body.includeResourceData is no boolean',
      ]);
    });

    it('says nothing about calls that keep to it', async () => {
      await cloud.graph('GET', '/users?$select=id,mail&$top=999');
      assert.deepEqual(broken(), []);
    });
  });
});
