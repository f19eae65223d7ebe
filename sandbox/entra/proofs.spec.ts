import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose';
import { objectsAt, textAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import type { CloudCaller } from '../testing/cloud-caller.ts';
import { contoso, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';
import type { SelfSigned } from '../testing/self-signed.ts';
import { selfSigned } from '../testing/self-signed.ts';

const start = new Date('2026-11-03T09:00:00Z');
const day = 24 * 3_600_000;

describe('a certificate in the place of a secret', () => {
  let cloud: CloudCaller;
  let pair: SelfSigned;
  const clock = createManualClock(start);

  before(async () => {
    cloud = await startCloud({ clock });
    pair = selfSigned(start, new Date(start.getTime() + 30 * day));
    cloud.sandbox.cloud.entra.addCertificate(contoso.appId, pair.certificate);
  });
  after(() => cloud.sandbox.close());

  const endpoint = `https://login.microsoftonline.com/${contoso.tenant}/oauth2/v2.0/token`;
  async function ask(
    options: { audience?: string; key?: SelfSigned; named?: SelfSigned; life?: number; algorithm?: string } = {},
  ) {
    const { audience = endpoint, key = pair, named = pair, life = 300, algorithm = 'PS256' } = options;
    const { raw } = new X509Certificate(named.certificate);
    const now = Math.floor(clock.now().getTime() / 1000);
    const assertion = await new SignJWT({ jti: String(now) })
      .setProtectedHeader({ alg: algorithm, 'x5t#S256': createHash('sha256').update(raw).digest('base64url') })
      .setIssuer(contoso.appId)
      .setSubject(contoso.appId)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + life)
      .sign(key.privateKey);
    return cloud.token({
      grant_type: 'client_credentials',
      client_id: contoso.appId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: 'https://graph.microsoft.com/.default',
    });
  }

  it('is taken with either algorithm, and the token says so', async () => {
    for (const algorithm of ['PS256', 'RS256']) {
      const answer = await ask({ algorithm });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(decodeJwt(textAt(answer.body, 'access_token') ?? '')['appidacr'], '2');
    }
  });

  it('is refused when it is not registered, did not sign, is for somebody else, or is late', async () => {
    const other = selfSigned(start, new Date(start.getTime() + day));
    assert.equal((await ask({ key: other, named: other })).code, 700027);
    assert.equal((await ask({ key: other })).code, 700027);
    assert.equal((await ask({ audience: 'https://login.microsoftonline.com/other/oauth2/v2.0/token' })).code, 50027);
    assert.equal((await ask({ life: -10 })).code, 700024);
    await clock.advance(31 * day);
    assert.equal((await ask()).code, 700024);
  });
});

describe('what the Bot Framework proves', () => {
  it('signs each activity with a key of its own that speaks for Teams, and takes only the bot’s calls', async () => {
    const cloud = await startCloud({ cloud: { signsBotCalls: true, guardsConnector: true } });
    const { sandbox } = cloud;
    const outcome = await sandbox.client.open(people.ada);
    const seen = sandbox.log.after(0).find((one) => one.route === 'bot.conversationUpdate');
    assert.equal(seen?.requestHeaders['authorization'], 'Bearer ***');
    assert.deepEqual(
      outcome.deliveries.map((one) => one.status),
      [200, 200],
    );
    const metadata = await cloud.get('https://login.botframework.com/v1/.well-known/openidconfiguration');
    assert.equal(textAt(metadata.body, 'issuer'), 'https://api.botframework.com');
    const keys = await cloud.get(textAt(metadata.body, 'jwks_uri') ?? '');
    assert.deepEqual(objectsAt(keys.body, 'keys')[0]?.['endorsements'], ['msteams', 'webchat', 'directline']);
    const { authorization = '' } = await sandbox.cloud.headersForBot();
    const { payload } = await jwtVerify(authorization.slice(7), createLocalJWKSet(keys.body as JSONWebKeySet), {
      issuer: 'https://api.botframework.com',
      audience: contoso.appId,
    });
    assert.equal(payload['serviceurl'], sandbox.connector);

    const members = (token: string) =>
      fetch(`${sandbox.connector}v3/conversations/x/members`, { headers: { authorization: `Bearer ${token}` } });
    const own = await cloud.token({
      grant_type: 'client_credentials',
      client_id: contoso.appId,
      client_secret: contoso.secret,
      scope: 'https://api.botframework.com/.default',
    });
    assert.equal((await members(textAt(own.body, 'access_token') ?? '')).status, 404);
    assert.equal((await members(await cloud.appToken())).status, 401);
    assert.equal((await members('nonsense')).status, 401);
    await sandbox.close();
  });
});
