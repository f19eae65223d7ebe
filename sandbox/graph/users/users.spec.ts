import assert from 'node:assert/strict';
import { objectsAt, textAt, valueAt } from '../../json.ts';
import type { CloudCaller, HttpAnswer } from '../../testing/cloud-caller.ts';
import { contoso, startCloud } from '../../testing/cloud-caller.ts';
import { people } from '../../testing/contoso.ts';

const { ada, ben } = people;

describe("people in the sandbox's Graph", () => {
  let cloud: CloudCaller;

  beforeEach(async () => {
    cloud = await startCloud();
  });
  afterEach(() => cloud.sandbox.close());

  const parts = () => cloud.sandbox.cloud;
  const values = (answer: HttpAnswer) => objectsAt(answer.body, 'value');
  const names = (answer: HttpAnswer) => values(answer).map((one) => one['displayName']);
  const broken = () => parts().violations.flatMap((one) => one.problems);

  it('lists, selects, filters, searches, counts and pages them, with links to the production host', async () => {
    const first = await cloud.graph('GET', '/users?$top=1&$select=displayName&$orderby=displayName');
    assert.deepEqual(values(first), [{ id: ada.aadObjectId, displayName: ada.name }]);
    const next = textAt(first.body, '@odata.nextLink') ?? '';
    assert.match(next, /^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?/);
    const second = await cloud.graph('GET', next);
    assert.deepEqual([names(second), textAt(second.body, '@odata.nextLink')], [[ben.name], undefined]);
    const filtered = await cloud.graph('GET', `/users?$filter=mail eq '${ben.email}' or startswith(displayName,'Nobody')`);
    assert.deepEqual(names(filtered), [ben.name]);
    const ends = "/users?$filter=endswith(mail,'contoso.example')&$count=true";
    assert.equal((await cloud.graph('GET', ends)).code, 'Request_UnsupportedQuery');
    const counted = await cloud.graph('GET', ends, { headers: { ConsistencyLevel: 'eventual' } });
    assert.equal(valueAt(counted.body, '@odata.count'), 2);
    assert.equal((await cloud.graph('GET', `/users/${ada.email}`)).status, 200);
    assert.equal((await cloud.graph('GET', '/users/nobody')).code, 'Request_ResourceNotFound');
    assert.deepEqual(broken(), []);
  });

  it('sees the people of the token’s own tenant only', async () => {
    assert.equal((await cloud.graph('GET', `/users/${people.cleo.aadObjectId}`)).status, 404);
  });

  it('follows changes, removals and restores by delta', async () => {
    const { users } = parts().entra.directory;
    const all = await cloud.graph('GET', '/users/delta?$select=displayName,mail', {
      headers: { prefer: 'odata.maxpagesize=1' },
    });
    assert.equal(all.headers.get('preference-applied'), 'odata.maxpagesize=1');
    const rest = await cloud.graph('GET', textAt(all.body, '@odata.nextLink') ?? '');
    assert.deepEqual([...names(all), ...names(rest)], [ada.name, ben.name]);
    let link = textAt(rest.body, '@odata.deltaLink') ?? '';
    const round = async () => {
      const answer = await cloud.graph('GET', link);
      link = textAt(answer.body, '@odata.deltaLink') ?? '';
      return values(answer);
    };
    assert.deepEqual(await round(), []);
    users.change(contoso.tenant, ada.email, { displayName: 'Ada L' });
    users.add(contoso.tenant, {
      id: 'dddddddd-0000-4000-8000-000000000009',
      displayName: 'Dora',
      userPrincipalName: 'd@contoso.example',
    });
    assert.deepEqual(
      (await round()).map((one) => one['displayName']),
      ['Ada L', 'Dora'],
    );
    users.remove(contoso.tenant, ben.email);
    assert.deepEqual(await round(), [{ id: ben.aadObjectId, '@removed': { reason: 'changed' } }]);
    users.restore(contoso.tenant, ben.aadObjectId);
    assert.equal((await round())[0]?.['mail'], ben.email);
    users.remove(contoso.tenant, ben.email, true);
    assert.deepEqual(await round(), [{ id: ben.aadObjectId, '@removed': { reason: 'deleted' } }]);
    assert.deepEqual(values(await cloud.graph('GET', '/users/delta?$deltatoken=latest')), []);
    assert.deepEqual(broken(), []);
  });

  it('refuses cursors that have expired, with the status and code that is asked for', async () => {
    const first = await cloud.graph('GET', '/users/delta');
    const link = textAt(first.body, '@odata.deltaLink') ?? '';
    parts().graph.expireDeltas(contoso.tenant);
    const gone = await cloud.graph('GET', link);
    assert.deepEqual([gone.status, gone.code], [410, 'syncStateNotFound']);
    assert.match(gone.headers.get('location') ?? '', /^https:\/\/graph\.microsoft\.com\/v1\.0\/users\/delta/);
    parts().graph.expireDeltas(contoso.tenant, { status: 400, code: 'resyncRequired' });
    assert.equal((await cloud.graph('GET', link)).code, 'resyncRequired');
    assert.equal((await cloud.graph('GET', '/users/delta')).status, 200);
  });

  it('turns pages odd on command: empty, repeated, short, leading to themselves, capped by $top', async () => {
    const { quirks } = parts().graph;
    const sized = { headers: { prefer: 'odata.maxpagesize=1' } };
    quirks.add('/users/delta', 'empty');
    const empty = await cloud.graph('GET', '/users/delta', sized);
    assert.deepEqual(values(empty), []);
    quirks.add('/users/delta', 'repeat', { after: 1 });
    const first = await cloud.graph('GET', textAt(empty.body, '@odata.nextLink') ?? '', sized);
    const second = await cloud.graph('GET', textAt(first.body, '@odata.nextLink') ?? '', sized);
    assert.deepEqual(names(first), [ada.name]);
    assert.deepEqual(new Set(names(second)), new Set([ada.name, ben.name]));
    quirks.add('/users/delta', 'loop', { times: 2 });
    const looping = await cloud.graph('GET', '/users/delta');
    const again = await cloud.graph('GET', textAt(looping.body, '@odata.nextLink') ?? '');
    assert.equal(textAt(again.body, '@odata.nextLink'), textAt(looping.body, '@odata.nextLink'));
    const capped = await cloud.graph('GET', '/users/delta?$top=1');
    assert.deepEqual([names(capped).length, textAt(capped.body, '@odata.nextLink')], [1, undefined]);
  });
});
