import assert from 'node:assert/strict';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { textAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import type { CloudCaller } from '../testing/cloud-caller.ts';
import { contoso, startCloud } from '../testing/cloud-caller.ts';

const graphScope = 'https://graph.microsoft.com/.default';
const appForm = { grant_type: 'client_credentials', client_id: contoso.appId, client_secret: contoso.secret, scope: graphScope };

describe("the sandbox's Entra", () => {
  let cloud: CloudCaller;
  const clock = createManualClock(new Date('2026-11-03T09:00:00Z'));

  before(async () => {
    cloud = await startCloud({ clock });
  });
  after(() => cloud.sandbox.close());

  const entra = () => cloud.sandbox.cloud.entra;
  async function keys(url: string) {
    return createLocalJWKSet((await cloud.get(url)).body as JSONWebKeySet);
  }
  const tenantKeys = () => keys(`https://login.microsoftonline.com/${contoso.tenant}/discovery/v2.0/keys`);

  it('gives an application token whose roles are what was consented to', async () => {
    const answer = await cloud.token(appForm);
    assert.equal(answer.status, 200);
    const token = textAt(answer.body, 'access_token') ?? '';
    const { payload } = await jwtVerify(token, await tenantKeys(), {
      issuer: `https://sts.windows.net/${contoso.tenant}/`,
      audience: 'https://graph.microsoft.com',
      currentDate: clock.now(),
    });
    assert.ok((payload['roles'] as string[]).includes('User.Read.All'));
    assert.deepEqual([payload['appid'], payload['tid'], payload['ver']], [contoso.appId, contoso.tenant, '1.0']);
    const life = (payload.exp ?? 0) - (payload.iat ?? 0);
    assert.ok(life >= 3600 && life < 5400, `lives ${life} s`);
  });

  it('publishes metadata with Microsoft’s own addresses, per tenant and for all of them', async () => {
    const own = await cloud.get(`https://login.microsoftonline.com/${contoso.tenant}/v2.0/.well-known/openid-configuration`);
    assert.equal(textAt(own.body, 'issuer'), `https://login.microsoftonline.com/${contoso.tenant}/v2.0`);
    assert.equal(textAt(own.body, 'jwks_uri'), `https://login.microsoftonline.com/${contoso.tenant}/discovery/v2.0/keys`);
    const common = await cloud.get('https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration');
    assert.equal(textAt(common.body, 'issuer'), 'https://login.microsoftonline.com/{tenantid}/v2.0');
    assert.equal(
      (await cloud.get('https://login.microsoftonline.com/nowhere/v2.0/.well-known/openid-configuration')).code,
      90002,
    );
    const discovery = await cloud.get('https://login.microsoftonline.com/common/discovery/instance?api-version=1.1');
    assert.match(textAt(discovery.body, 'tenant_discovery_endpoint') ?? '', /^https:\/\/login\.microsoftonline\.com\/common\//);
  });

  const refusals: readonly (readonly [string, Record<string, string>, string | undefined, number, number, string])[] = [
    ['an unknown tenant', {}, 'nowhere.example', 400, 90002, 'invalid_request'],
    ['an unknown app', { client_id: 'ffffffff-0000-4000-8000-000000000009' }, undefined, 400, 700016, 'unauthorized_client'],
    ['a wrong secret', { client_secret: 'wrong' }, undefined, 401, 7000215, 'invalid_client'],
    ['no secret at all', { client_secret: '' }, undefined, 401, 7000218, 'invalid_client'],
    ['an unknown resource', { scope: 'api://nobody/.default' }, undefined, 400, 500011, 'invalid_resource'],
    [
      'a scope that is not .default',
      { scope: 'https://graph.microsoft.com/User.Read.All' },
      undefined,
      400,
      1002012,
      'invalid_scope',
    ],
    ['an unknown grant', { grant_type: 'password' }, undefined, 400, 70003, 'unsupported_grant_type'],
    ['common for an app of one tenant', {}, 'common', 400, 50194, 'invalid_request'],
    ['the Bot Framework’s tenant for such an app', {}, 'botframework.com', 400, 700016, 'unauthorized_client'],
  ];
  for (const [what, changed, tenant, status, code, error] of refusals) {
    it(`refuses ${what} with AADSTS${code}`, async () => {
      const answer = await cloud.token({ ...appForm, ...changed }, tenant);
      assert.deepEqual([answer.status, answer.code, textAt(answer.body, 'error')], [status, code, error]);
      assert.match(
        textAt(answer.body, 'error_description') ?? '',
        new RegExp(`^AADSTS${code}: .+Correlation ID: [\\w-]+ Timestamp: `),
      );
      assert.ok(textAt(answer.body, 'correlation_id'));
    });
  }

  it('takes two secrets while they are rotated, and says which has expired', async () => {
    entra().addSecret(contoso.appId, 'second');
    assert.equal((await cloud.token({ ...appForm, client_secret: 'second' })).status, 200);
    assert.equal((await cloud.token(appForm)).status, 200);
    entra().expireSecret(contoso.appId, 'second');
    assert.equal((await cloud.token({ ...appForm, client_secret: 'second' })).code, 7000222);
  });

  it('signs with new keys when told to, and can drop the old ones', async () => {
    const old = textAt((await cloud.token(appForm)).body, 'access_token') ?? '';
    await entra().rotateKeys();
    const fresh = textAt((await cloud.token(appForm)).body, 'access_token') ?? '';
    const options = { currentDate: clock.now() };
    await jwtVerify(old, await tenantKeys(), options);
    await jwtVerify(fresh, await tenantKeys(), options);
    await entra().rotateKeys({ keepOld: false });
    await assert.rejects(jwtVerify(fresh, await tenantKeys(), options));
    assert.equal((await cloud.graph('GET', '/organization', { token: fresh })).status, 401);
  });

  it('throttles the token endpoint, and whoever comes back early waits anew', async () => {
    entra().throttle.block('entra.token', 20);
    assert.deepEqual([(await cloud.token(appForm)).status, (await cloud.token(appForm)).headers.get('retry-after')], [429, '20']);
    await clock.advance(19_000);
    assert.equal((await cloud.token(appForm)).status, 429);
    await clock.advance(20_000);
    assert.equal((await cloud.token(appForm)).status, 200);
    assert.equal(entra().throttle.tooEarly().length, 2);
  });
});
