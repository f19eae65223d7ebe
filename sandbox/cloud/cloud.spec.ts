import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectsAt, textAt } from '../json.ts';
import { contoso, noticeManifest, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';
import type { RunningSandbox } from '../testing/running-sandbox.ts';
import { startWithEchoBot } from '../testing/running-sandbox.ts';
import { sandboxSecret } from './cloud-options.ts';

const { ada, cleo } = people;
const dora = { ...ada, name: 'Dora Vance', aadObjectId: 'dddddddd-0000-4000-8000-000000000007', email: 'dora@northwind.example' };
const second = { ...dora, entraTenantId: '33333333-3333-4333-8333-333333333333' };

async function tokenFor({ url }: RunningSandbox, tenant: string, appId: string, secret: string): Promise<Response> {
  const scope = 'https://graph.microsoft.com/.default';
  const form = { grant_type: 'client_credentials', client_id: appId, client_secret: secret, scope };
  return fetch(`${url}entra/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
}

describe('the cloud of a sandbox', () => {
  let sandbox: RunningSandbox;
  afterEach(() => sandbox.close());

  it('makes tenants and app registrations up from the people, each tenant with its own', async () => {
    sandbox = await startWithEchoBot({ manifest: async () => noticeManifest, people: [ada, second, cleo] });
    const { directory } = sandbox.cloud.entra;
    assert.deepEqual(
      directory.tenants().map(({ name, domain }) => [name, domain]),
      [
        ['Contoso', 'contoso.example'],
        ['Northwind', 'northwind.example'],
        ['Fabrikam', 'fabrikam.example'],
      ],
    );
    const [first, other, ...none] = directory.apps();
    assert.deepEqual([first?.appId, other?.entraTenantId, none.length], [contoso.appId, second.entraTenantId, 0]);
    const ids: string[] = [];
    for (const app of [first, other]) {
      const answer = await tokenFor(sandbox, app?.entraTenantId ?? '', app?.appId ?? '', sandboxSecret);
      assert.equal(answer.status, 200);
      const token = textAt(await answer.json(), 'access_token');
      const users = await fetch(`${sandbox.url}graph/v1.0/users`, { headers: { authorization: `Bearer ${token}` } });
      ids.push(...objectsAt(await users.json(), 'value').map((user) => String(user['mail'])));
    }
    assert.deepEqual(ids, [ada.email, second.email]);
    assert.equal((await tokenFor(sandbox, second.entraTenantId, contoso.appId, sandboxSecret)).status, 400);
  });

  it('takes tenants, people and apps later', async () => {
    ({ sandbox } = await startCloud());
    const user = { id: second.aadObjectId, displayName: second.name, userPrincipalName: second.email };
    const app = { appId: 'ffffffff-0000-4000-8000-000000000001', secret: 'later', isConsented: false };
    sandbox.cloud.seed({ id: second.entraTenantId, name: 'Northwind', users: [user], apps: [app] });
    assert.equal((await tokenFor(sandbox, second.entraTenantId, app.appId, 'later')).status, 200);
    assert.deepEqual(sandbox.cloud.entra.issued()[0]?.permissions, []);
  });

  it('says where each of Microsoft’s hosts is', async () => {
    ({ sandbox } = await startCloud());
    const where = new Map(sandbox.cloud.reroutes.map(({ host, to }) => [host, to.replace(sandbox.url, '/')]));
    assert.deepEqual(
      ['graph.microsoft.com', 'login.microsoftonline.com', 'login.botframework.com'].map((host) => where.get(host)),
      ['/graph', '/entra', '/botframework'],
    );
  });

  it('puts the clock ahead for all of the sandbox, and ends the waits that fall due', async () => {
    ({ sandbox } = await startCloud());
    const { clock } = sandbox.cloud;
    const before = clock.now().getTime();
    const wait = clock.wait(3_600_000);
    clock.shift(3_600_000);
    await wait;
    assert.ok(clock.now().getTime() - before >= 3_600_000);
    assert.ok(new Date(sandbox.cloud.entra.directory.tenants()[0]?.createdDateTime ?? '') < clock.now());
  });

  it('writes every exchange into the file, whole and without secrets', async () => {
    const log = join(tmpdir(), `sandbox-cloud-${process.pid}.jsonl`);
    const cloud = await startCloud({ log });
    sandbox = cloud.sandbox;
    await cloud.graph('GET', '/organization');
    await sandbox.log.flushed();
    const text = await readFile(log, 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map((line) => [line.route, line.method, line.status]),
      [
        ['entra.token', 'POST', 200],
        ['graph.organization.list', 'GET', 200],
      ],
    );
    const names = ['time', 'method', 'url', 'requestHeaders', 'requestBody', 'status', 'responseHeaders', 'responseBody'];
    for (const name of names.filter((one) => one !== 'requestBody')) assert.ok(name in lines[1], name);
    assert.equal(lines[0].requestBody.client_secret, '***');
    assert.doesNotMatch(text, /eyJ[\w-]+\.|correct-horse/);
    await rm(log, { force: true });
  });

  it('answers its page’s commands with what is wrong with them', async () => {
    ({ sandbox } = await startCloud());
    const command = async (name: string, body: object) =>
      (
        await fetch(`${sandbox.url}cloud/api/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    assert.equal(await command('noSuch', {}), 404);
    assert.equal(await command('constructor', {}), 404);
    assert.equal(await command('install', { tenant: contoso.tenant }), 400);
    assert.equal(await command('install', { tenant: contoso.tenant, user: ada.aadObjectId }), 200);
    assert.equal(sandbox.cloud.graph.teams.isInstalled(contoso.tenant, ada.aadObjectId), true);
  });
});
