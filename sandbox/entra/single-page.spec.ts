import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { textAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import type { CloudCaller } from '../testing/cloud-caller.ts';
import { contoso, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';

describe('single-page applications at the sandbox’s Entra', () => {
  let cloud: CloudCaller;
  const clock = createManualClock(new Date('2026-11-03T09:00:00Z'));
  const page = 'https://desk.example/tab/signed-in';
  const verifier = 'a-long-enough-verifier-for-the-code-challenge-of-the-specs';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const scope = `openid offline_access api://${contoso.appId}/access_as_user`;

  before(async () => {
    cloud = await startCloud({ clock });
    cloud.sandbox.cloud.entra.directory.changeApp(contoso.appId, { spaRedirectUris: [page] });
  });
  after(() => cloud.sandbox.close());

  function codeFor(
    redirectUri: string,
    proof: Record<string, string> = { code_challenge: challenge, code_challenge_method: 'S256' },
  ) {
    const query = new URLSearchParams({
      client_id: contoso.appId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope,
      ...proof,
    });
    const address = `https://login.microsoftonline.com/${contoso.tenant}/oauth2/v2.0/authorize?${query}`;
    return new URL(cloud.sandbox.cloud.entra.approve(address, people.ada.email)).searchParams.get('code') ?? '';
  }
  async function token(form: Record<string, string>, origin?: string) {
    const response = await fetch(`${cloud.sandbox.url}entra/${contoso.tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: contoso.appId, ...form }),
      ...(origin !== undefined && { headers: { origin } }),
    });
    const body = (await response.json()) as Record<string, unknown>;
    return {
      status: response.status,
      body,
      readers: response.headers.get('access-control-allow-origin'),
      code: (body['error_codes'] as number[] | undefined)?.[0],
    };
  }
  const redeem = (code: string, origin?: string, more: Record<string, string> = {}) =>
    token({ grant_type: 'authorization_code', code, redirect_uri: page, code_verifier: verifier, ...more }, origin);
  const refresh = (answer: { body: unknown }, origin?: string) =>
    token({ grant_type: 'refresh_token', refresh_token: textAt(answer.body, 'refresh_token') ?? '', scope }, origin);

  it('redeem their codes from a page of their own, without a secret, and renew them there', async () => {
    const answer = await redeem(codeFor(page), 'https://desk.example');
    assert.deepEqual([answer.status, answer.readers], [200, '*']);
    assert.deepEqual([(await refresh(answer, 'https://desk.example')).status], [200]);
  });

  it('redeem nothing from elsewhere: neither code nor refresh token', async () => {
    assert.equal((await redeem(codeFor(page), undefined, { client_secret: contoso.secret })).code, 9002327);
    const answer = await redeem(codeFor(page), 'https://desk.example');
    const other = {
      grant_type: 'refresh_token',
      refresh_token: textAt(answer.body, 'refresh_token') ?? '',
      client_secret: contoso.secret,
    };
    assert.equal((await token(other)).code, 9002327);
  });

  it('need a proof, and the proof of whoever asked', async () => {
    assert.equal((await redeem(codeFor(page, {}), 'https://desk.example')).code, 9002325);
    assert.equal((await redeem(codeFor(page), 'https://desk.example', { code_verifier: 'another' })).code, 501481);
  });

  it('stay apart from the other addresses of the registration: what was sent there is redeemed by no page', async () => {
    const more = { redirect_uri: contoso.redirectUri };
    assert.equal((await redeem(codeFor(contoso.redirectUri), 'https://desk.example', more)).code, 9002326);
  });

  it('have to ask the person again after a day, however often they renewed', async () => {
    const first = await redeem(codeFor(page), 'https://desk.example');
    await clock.advance(20 * 3_600_000);
    const second = await refresh(first, 'https://desk.example');
    assert.equal(second.status, 200);
    await clock.advance(5 * 3_600_000);
    assert.equal((await refresh(second, 'https://desk.example')).code, 700084);
  });

  it('are the only thing here that a page of another site may call', async () => {
    const state = await fetch(`${cloud.sandbox.url}api/state`, { headers: { origin: 'https://desk.example' } });
    assert.equal(state.status, 403);
  });
});
