import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Failure } from '../../shared/errors/failure.ts';
import { memberCollection, tenantCollection } from '../records/collections.ts';
import { OutboundFailure } from './http/outbound.ts';
import { tenantKeys } from './tenant-keys.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from './testing/microsoft-fixture.ts';
import { type VerifySignIn, verifySignIn } from './verify-sign-in.ts';

const tid = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const fabrikam = 'c7d3e8f5-1b62-4f1c-8e7a-6a3b8c4d2002';
const tess = '5e1f0a2b-1000-4c3d-9e4f-000000000001';

describe('A sign-in from Teams', () => {
  let desk: MicrosoftDesk;
  let verify: VerifySignIn;
  let pairs: Record<string, Awaited<ReturnType<typeof generateKeyPair>>>;
  let served: string[];
  let reads = 0;
  let isDown = false;
  before(async () => {
    const [a, b] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    pairs = { a, b };
  });
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add('canary-secret-abcd');
    await desk.done('ada', 'profile.add', {
      name: 'Main',
      clientId: ids.client,
      entraTenantId: tid,
      secret: 'canary-secret-abcd',
    });
    [served, reads, isDown] = [['a'], 0, false];
    const http = async () => {
      reads += 1;
      if (isDown) throw new OutboundFailure('unreachable', 'login', false);
      const keys = await Promise.all(
        served.map(async (kid) => ({ ...(await exportJWK(pairs[kid]!.publicKey)), kid, use: 'sig' })),
      );
      return { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ keys })) };
    };
    const { directory, door } = desk.core;
    verify = verifySignIn({
      directory,
      keys: tenantKeys({ http, now: desk.now }),
      tokens: desk.microsoft.tokens,
      facts: desk.microsoft.setup.facts,
      desk: (tenantId) => door.desk(tenantId),
      now: desk.now,
    });
  });
  afterEach(() => desk.close());

  async function token(
    changes: Record<string, unknown> = {},
    how: { kid?: string; with?: string; alg?: string } = {},
  ): Promise<string> {
    const seconds = Math.floor(desk.now().getTime() / 1_000);
    const claims = {
      aud: ids.client,
      iss: `https://login.microsoftonline.com/${tid}/v2.0`,
      ver: '2.0',
      tid,
      oid: tess,
      scp: 'access_as_user',
      preferred_username: 'tess.morgan@northwind.example',
      nbf: seconds,
      exp: seconds + 3_600,
      ...changes,
    };
    const kid = how.kid ?? 'a';
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(pairs[how.with ?? kid]!.privateKey);
  }
  async function code(given: string): Promise<string> {
    try {
      await verify(given);
      return 'in';
    } catch (error) {
      assert.ok(error instanceof Failure, String(error));
      assert.ok(given.length < 20 || !`${error.message}${error.remedy}`.includes(given.slice(0, 20)));
      return error.code;
    }
  }

  it('is a member’s by tenant and object id, of version 1 and 2, for the id and the address of the application', async () => {
    const { member, tenant, signedOut } = await verify(await token());
    assert.deepEqual([member.name, tenant.name, signedOut], ['Tess Morgan', 'Northwind IT Services', false]);
    for (const aud of [ids.client, `api://${ids.client}`, `api://desk.example/botid-${ids.client}`]) {
      assert.equal(await code(await token({ aud })), 'in', aud);
      assert.equal(await code(await token({ aud, ver: '1.0', iss: `https://sts.windows.net/${tid}/` })), 'in', aud);
    }
    assert.equal(reads, 1);
  });

  it('is refused with its reason when any claim is not as it must be', async () => {
    const seconds = Math.floor(desk.now().getTime() / 1_000);
    const cases: [Record<string, unknown>, string][] = [
      [{ aud: ids.other }, 'token-audience'],
      [{ aud: [ids.client] }, 'token-audience'],
      [{ aud: undefined }, 'token-audience'],
      [{ iss: `https://login.microsoftonline.com/${fabrikam}/v2.0` }, 'token-issuer'],
      [{ iss: `https://sts.windows.net/${tid}/` }, 'token-issuer'],
      [{ ver: '1.0' }, 'token-issuer'],
      [{ ver: '3.0' }, 'token-issuer'],
      [{ iss: undefined, ver: undefined }, 'token-issuer'],
      [{ tid: fabrikam }, 'token-issuer'],
      [{ tid: ids.other }, 'other-tenant'],
      [{ tid: '../../common' }, 'token-malformed'],
      [{ tid: undefined }, 'token-malformed'],
      [{ exp: seconds - 301 }, 'token-expired'],
      [{ exp: undefined }, 'token-expired'],
      [{ exp: 'never' }, 'token-expired'],
      [{ nbf: seconds + 320 }, 'token-not-yet'],
      [{ scp: 'User.Read' }, 'token-purpose'],
      [{ scp: undefined, roles: ['access_as_user'] }, 'token-purpose'],
      [{ acct: 1 }, 'guest'],
      [{ idp: 'https://sts.windows.net/other/' }, 'guest'],
      [{ preferred_username: 'gus_contoso.com#EXT#@northwind.onmicrosoft.com' }, 'guest'],
      [{ upn: 'gus_contoso.com#ext#@northwind.onmicrosoft.com' }, 'guest'],
      [{ oid: ids.other }, 'unlinked'],
      [{ oid: undefined }, 'unlinked'],
    ];
    for (const [changes, wanted] of cases) assert.equal(await code(await token(changes)), wanted, JSON.stringify(changes));
    assert.equal(await code(await token({ exp: seconds - 200 })), 'in');
  });

  it('is refused when it is no token, unsigned, signed by another, or changed', async () => {
    const good = await token();
    const [head, body, signature] = good.split('.') as [string, string, string];
    const none = Buffer.from('{"alg":"none","kid":"a"}').toString('base64url');
    const hmac = Buffer.from('{"alg":"HS256","kid":"a"}').toString('base64url');
    for (const odd of [
      '',
      'x',
      '..',
      'a.b.c',
      `${none}.${body}.`,
      `${hmac}.${body}.${signature}`,
      'x'.repeat(20_000),
      `${head}.${body}`,
    ])
      assert.equal(await code(odd), 'token-malformed', odd.slice(0, 30));
    const other = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), oid: ids.other }),
    ).toString('base64url');
    assert.equal(await code(`${head}.${other}.${signature}`), 'token-signature');
    assert.equal(await code(await token({}, { kid: 'a', with: 'b' })), 'token-signature');
  });

  it('is refused for contacts of clients, disabled members and desks that are not set up', async () => {
    const [contact] = await desk.core.door.desk(desk.tenantId).contacts.search('', { limit: 1 });
    assert.equal(await code(await token({ oid: ids.other, preferred_username: contact!.mail })), 'contact');
    await desk.store
      .collection(memberCollection)
      .updateOne({ tenantId: desk.tenantId, entraObjectId: tess }, { $set: { active: false } });
    assert.equal(await code(await token()), 'member-disabled');
    await desk.store.collection(tenantCollection).updateOne({ _id: desk.tenantId }, { $set: { teams: 'pending' } });
    desk.core.directory.forgetTenants();
    assert.equal(await code(await token()), 'not-set-up');
  });

  it('stands with keys read once among many, again for a new key, and with old ones while Microsoft is down', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, async () => code(await token())));
    assert.deepEqual([new Set(all), reads], [new Set(['in']), 1]);
    served = ['a', 'b'];
    assert.equal(await code(await token({}, { kid: 'b' })), 'in');
    assert.equal(reads, 2);
    for (let call = 0; call < 5; call += 1) assert.equal(await code(await token({}, { kid: 'c', with: 'b' })), 'token-signature');
    assert.equal(reads, 2);
    isDown = true;
    desk.advance(13 * 3_600_000);
    assert.equal(await code(await token()), 'in');
    assert.equal(await code(await token()), 'in');
    assert.equal(reads, 3);
  });

  it('is refused as uncheckable while no key was ever read', async () => {
    isDown = true;
    assert.equal(await code(await token()), 'keys-unavailable');
    isDown = false;
    assert.equal(await code(await token()), 'in');
  });
});
