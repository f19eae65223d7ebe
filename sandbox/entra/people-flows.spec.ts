import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { textAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import type { CloudCaller } from '../testing/cloud-caller.ts';
import { contoso, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';

const { ada, ben } = people;
const hour = 3_600_000;

describe("people in the sandbox's Entra", () => {
  let cloud: CloudCaller;
  const clock = createManualClock(new Date('2026-11-03T09:00:00Z'));

  before(async () => {
    cloud = await startCloud({ clock });
  });
  after(() => cloud.sandbox.close());

  const entra = () => cloud.sandbox.cloud.entra;
  const tenantKeys = async () => {
    const answer = await cloud.get(`https://login.microsoftonline.com/${contoso.tenant}/discovery/v2.0/keys`);
    return createLocalJWKSet(answer.body as JSONWebKeySet);
  };
  const verifier = 'a-long-enough-verifier-for-the-code-challenge-of-the-specs';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const scope = 'openid offline_access https://graph.microsoft.com/User.Read';
  const authorizeUrl = (changed: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: contoso.appId,
      response_type: 'code',
      redirect_uri: contoso.redirectUri,
      scope,
      state: 'state 1',
      nonce: 'nonce-1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changed,
    });
    return `https://login.microsoftonline.com/${contoso.tenant}/oauth2/v2.0/authorize?${query}`;
  };
  const client = { client_id: contoso.appId, client_secret: contoso.secret };
  const codeFor = (user: string) => new URL(entra().approve(authorizeUrl(), user)).searchParams.get('code') ?? '';
  const redeem = (code: string, changed: Record<string, string> = {}) =>
    cloud.token({
      ...client,
      grant_type: 'authorization_code',
      code,
      redirect_uri: contoso.redirectUri,
      code_verifier: verifier,
      ...changed,
    });
  const refresh = (token: string) => cloud.token({ ...client, grant_type: 'refresh_token', refresh_token: token, scope });
  const refreshTokenIn = (body: unknown) => textAt(body, 'refresh_token') ?? '';
  const onBehalf = (assertion: string, wanted = 'https://graph.microsoft.com/User.Read') =>
    cloud.token({
      ...client,
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion,
      scope: wanted,
    });

  it('redeems a code with its verifier, once', async () => {
    const sentBack = new URL(entra().approve(authorizeUrl(), ada.email));
    assert.equal(sentBack.searchParams.get('state'), 'state 1');
    const code = sentBack.searchParams.get('code') ?? '';
    const answer = await redeem(code);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const access = decodeJwt(textAt(answer.body, 'access_token') ?? '');
    assert.deepEqual([access['oid'], String(access['scp']).includes('User.Read')], [ada.aadObjectId, true]);
    const id = await jwtVerify(textAt(answer.body, 'id_token') ?? '', await tenantKeys(), {
      audience: contoso.appId,
      issuer: `https://login.microsoftonline.com/${contoso.tenant}/v2.0`,
      currentDate: clock.now(),
    });
    assert.deepEqual([id.payload['nonce'], id.payload['preferred_username']], ['nonce-1', ada.email]);
    assert.equal((await redeem(code)).code, 54005);
  });

  it('refuses a wrong verifier, another redirect address and a code that is too old', async () => {
    assert.equal((await redeem(codeFor(ada.email), { code_verifier: 'wrong' })).code, 501481);
    assert.equal((await redeem(codeFor(ada.email), { redirect_uri: 'http://127.0.0.1:1/other' })).code, 500112);
    const old = codeFor(ada.email);
    await clock.advance(11 * 60_000);
    assert.equal((await redeem(old)).code, 70008);
    assert.throws(() => entra().approve(authorizeUrl({ redirect_uri: 'http://127.0.0.1:1/other' }), ada.email));
  });

  it('takes a refresh token once; a second use revokes what came of it', async () => {
    const first = refreshTokenIn((await redeem(codeFor(ada.email))).body);
    const second = await refresh(first);
    assert.equal(second.status, 200);
    assert.notEqual(refreshTokenIn(second.body), first);
    assert.equal((await refresh(first)).code, 70000);
    assert.equal((await refresh(refreshTokenIn(second.body))).code, 50173);
    assert.equal(entra().refreshReuses(), 1);
  });

  it('ends refresh tokens by time, by revocation, and with the account', async () => {
    const unused = refreshTokenIn((await redeem(codeFor(ben.email))).body);
    await clock.advance(91 * 24 * hour);
    assert.equal((await refresh(unused)).code, 700082);
    const revoked = refreshTokenIn((await redeem(codeFor(ben.email))).body);
    entra().revokeSignIns(contoso.tenant, ben.email);
    assert.equal((await refresh(revoked)).code, 50173);
    const disabled = refreshTokenIn((await redeem(codeFor(ben.email))).body);
    entra().directory.users.change(contoso.tenant, ben.email, { accountEnabled: false });
    assert.equal((await refresh(disabled)).code, 50057);
    entra().directory.users.change(contoso.tenant, ben.email, { accountEnabled: true });
  });

  it('exchanges the tab’s token for one on the person’s behalf', async () => {
    const tab = await entra().tabToken(contoso.tenant, contoso.appId, ada.email);
    const { payload } = await jwtVerify(tab, await tenantKeys(), { audience: contoso.appId, currentDate: clock.now() });
    assert.deepEqual([payload['scp'], payload['oid'], payload['ver']], ['access_as_user', ada.aadObjectId, '2.0']);
    const answer = await onBehalf(tab);
    assert.equal(answer.status, 200);
    const me = await cloud.graph('GET', '/me', { token: textAt(answer.body, 'access_token') ?? '' });
    assert.equal(textAt(me.body, 'mail'), ada.email);
  });

  it('refuses on-behalf-of without consent, assignment, second factor, or a token for the app', async () => {
    const { consents } = entra().directory;
    const key = { entraTenantId: contoso.tenant, appId: contoso.appId };
    const tab = () => entra().tabToken(contoso.tenant, contoso.appId, ada.email);
    consents.revoke(key, 'User.Read');
    const noConsent = await onBehalf(await tab());
    assert.deepEqual([noConsent.code, textAt(noConsent.body, 'suberror')], [65001, 'consent_required']);
    consents.grant({ ...key, kind: 'delegated', permission: 'User.Read' });
    entra().restrict(contoso.appId, [ben.aadObjectId]);
    assert.equal((await onBehalf(await tab())).code, 50105);
    entra().restrict(contoso.appId, undefined);
    entra().requireMfa(contoso.tenant, ada.email);
    const mfa = await onBehalf(await tab());
    assert.deepEqual([mfa.code, textAt(mfa.body, 'error')], [50076, 'interaction_required']);
    entra().approve(authorizeUrl(), ada.email);
    assert.equal((await onBehalf(await tab())).status, 200);
    assert.equal((await onBehalf(await cloud.appToken())).code, 500131);
    assert.equal((await onBehalf('no.such.token')).code, 50013);
    assert.equal((await onBehalf(await entra().tabToken(contoso.tenant, contoso.appId, ada.email, -400))).code, 500133);
  });

  it('shows a page to sign in on, and sends the person back with what they chose', async () => {
    const page = await cloud.get(authorizeUrl());
    assert.match(String(page.body), /Accept as Ada Lindqvist/);
    assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self' http:\/\/127\.0\.0\.1:1;/);
    const here = authorizeUrl().replace('https://login.microsoftonline.com', `${cloud.sandbox.url}entra`);
    const choose = (form: Record<string, string>) =>
      fetch(here, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    const accepted = new URL((await choose({ user: ada.aadObjectId })).headers.get('location') ?? '');
    assert.equal((await redeem(accepted.searchParams.get('code') ?? '')).status, 200);
    const declined = new URL((await choose({ cancel: '1' })).headers.get('location') ?? '');
    assert.equal(declined.searchParams.get('error'), 'access_denied');
    const silent = await cloud.get(authorizeUrl({ prompt: 'none', login_hint: ada.email }));
    assert.ok(new URL(silent.headers.get('location') ?? '').searchParams.get('code'));
  });

  it('lets an administrator consent for everybody', async () => {
    const { consents } = entra().directory;
    consents.revoke({ entraTenantId: contoso.tenant, appId: contoso.appId });
    const claims = decodeJwt(await cloud.appToken());
    assert.equal(claims['roles'], undefined);
    const query = new URLSearchParams({ client_id: contoso.appId, redirect_uri: contoso.redirectUri, state: 's' });
    const url = `${cloud.sandbox.url}entra/${contoso.tenant}/adminconsent?${query}`;
    assert.match(await (await fetch(url)).text(), /Allow Deskhand for all of Contoso\?/);
    const accepted = await fetch(url, { method: 'POST', body: new URLSearchParams({ accept: '1' }), redirect: 'manual' });
    const sentBack = new URL(accepted.headers.get('location') ?? '');
    assert.deepEqual(
      ['admin_consent', 'tenant', 'state'].map((name) => sentBack.searchParams.get(name)),
      ['True', contoso.tenant, 's'],
    );
    assert.ok((decodeJwt(await cloud.appToken())['roles'] as string[]).length > 5);
  });

  it('keeps tokens, secrets and codes out of the log and of what it shows', () => {
    const text = JSON.stringify([cloud.sandbox.log.after(0), entra().issued()]);
    assert.doesNotMatch(text, /eyJ[\w-]+\.|sbx_(code|refresh)\.|correct-horse/);
    assert.ok(entra().issued().length > 10);
  });
});
