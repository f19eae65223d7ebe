import assert from 'node:assert/strict';
import { profileCollection } from '../../records/collections.ts';
import { aadError } from '../testing/entra-fixture.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from '../testing/microsoft-fixture.ts';
import { heldTokenCollection } from './held-tokens.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const entered = { name: 'Main', clientId: ids.client, entraTenantId: northwind, secret: 'canary-secret-abcd' };
const minute = 60_000;

describe('The tokens of a profile', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add(entered.secret);
    await desk.done('ada', 'profile.add', entered);
  });
  afterEach(() => desk.close());
  const graph = (of = desk.microsoft) => of.tokens.application(desk.tenantId, 'mail', 'graph');
  const held = () => desk.store.collection(heldTokenCollection).find({ tenantId: desk.tenantId, profileId: { $gt: '' } });
  const profile = async () => (await desk.core.door.desk(desk.tenantId).profiles.all())[0]!;

  it('are fetched once, kept sealed in the store, and served to another process from there', async () => {
    const first = await graph()();
    assert.equal((await graph()()).value, first.value);
    assert.equal((await graph(await desk.process())()).value, first.value);
    assert.equal(desk.entra.calls.length, 1);
    const [kept] = await held();
    assert.match(kept!.access!, /^v1\.try\./);
    assert.doesNotMatch(JSON.stringify(kept), /canary/);
    assert.ok(Math.abs(first.expiresAt.getTime() - desk.now().getTime() - 60 * minute) < 1_000);
  });

  it('are refreshed five to six minutes before they end, and no sooner', async () => {
    const { value } = await graph()();
    desk.advance(54 * minute);
    assert.equal((await graph()()).value, value);
    desk.advance(1 * minute);
    assert.notEqual((await graph()()).value, value);
    assert.equal(desk.entra.calls.length, 2);
  });

  it('live as long as a caller needs them to, where Microsoft gives such', async () => {
    const { value } = await graph()();
    desk.advance(20 * minute);
    assert.equal((await graph()()).value, value);
    assert.notEqual((await graph()({ livesMinutes: 45 })).value, value);
    desk.entra.life = 600;
    desk.advance(50 * minute);
    await graph()({ livesMinutes: 45 });
    await graph()({ livesMinutes: 45 });
    assert.equal(desk.entra.calls.length, 3);
  });

  it('are fetched anew once after a 401, however many callers had it', async () => {
    const sources = Array.from({ length: 20 }, () => graph());
    const before = await Promise.all(sources.map((source) => source()));
    const after = await Promise.all(sources.map((source) => source({ renew: true })));
    assert.equal(new Set(after.map(({ value }) => value)).size, 1);
    assert.notEqual(after[0]!.value, before[0]!.value);
    for (const source of sources) await source({ renew: true });
    assert.equal(desk.entra.calls.length, 2);
  });

  it('come by the second secret when the first is refused, which is marked and tried last from then on', async () => {
    await desk.done('ada', 'profile.rotate', { profile: 'Main', secret: 'canary-second-wxyz' });
    desk.entra.secrets = new Set(['canary-second-wxyz']);
    await graph()();
    assert.deepEqual(
      desk.entra.calls.map(({ form }) => form['client_secret']),
      [entered.secret, 'canary-second-wxyz'],
    );
    assert.deepEqual(
      (await profile()).secrets.map(({ refused }) => refused?.code),
      ['secret-wrong', undefined],
    );
    desk.advance(60 * minute);
    await graph()();
    assert.equal(desk.entra.calls.length, 3);
    assert.match(
      await desk.done('ada', 'profile.show', { profile: 'Main' }),
      /secret …abcd, refused by Microsoft \(secret-wrong\)/,
    );
  });

  it('come by the second secret when the first has expired', async () => {
    await desk.done('ada', 'profile.rotate', { profile: 'Main', secret: 'canary-second-wxyz' });
    desk.entra.expired.add(entered.secret);
    desk.entra.secrets = new Set(['canary-second-wxyz']);
    await graph()();
    assert.deepEqual(
      (await profile()).secrets.map(({ refused }) => refused?.code),
      ['secret-expired', undefined],
    );
  });

  it('fail with the port’s codes, told in sentences, for what Microsoft answers', async () => {
    const cases: [number, string, string][] = [
      [7000215, 'invalid_client', 'secret-wrong'],
      [7000222, 'invalid_client', 'secret-expired'],
      [700016, 'unauthorized_client', 'application-unknown'],
      [65001, 'invalid_grant', 'consent-missing'],
      [90002, 'invalid_request', 'directory-unknown'],
      [7000112, 'unauthorized_client', 'profile-disabled'],
      [90033, 'temporarily_unavailable', 'cloud-unreachable'],
    ];
    for (const [number, word, code] of cases) {
      desk.entra.fail = aadError(number, word);
      desk.advance(10_000);
      await assert.rejects(graph()(), (error: { code: string; message: string; remedy: string }) => {
        assert.equal(error.code, code);
        assert.match(`${error.message} ${error.remedy}`, /^[A-Z“].*\.$/);
        return true;
      });
    }
    for (const fail of [
      'hang-up',
      { status: 503, body: 'down' },
      { status: 200, body: {} },
      { status: 200, body: [1] },
    ] as const) {
      desk.entra.fail = fail;
      desk.advance(10_000);
      await assert.rejects(graph()(), (error: { code: string }) => /cloud-unreachable|consent-missing/.test(error.code));
    }
  });

  it('serve on while Microsoft cannot be reached and they still live, and no longer', async () => {
    const { value } = await graph()();
    desk.entra.fail = 'hang-up';
    desk.advance(57 * minute);
    assert.equal((await graph()()).value, value);
    desk.advance(4 * minute);
    await assert.rejects(graph()(), { code: 'cloud-unreachable' });
    desk.entra.fail = undefined;
    assert.notEqual((await graph()()).value, value);
  });

  it('are not asked for again at once after a refusal', async () => {
    desk.entra.secrets.clear();
    for (let call = 0; call < 5; call += 1) await assert.rejects(graph()(), { code: 'secret-wrong' });
    assert.equal(desk.entra.calls.length, 1);
  });

  it('are nobody’s who is bound to nothing, or to a disabled profile', async () => {
    await desk.store
      .collection(profileCollection)
      .updateMany({ tenantId: desk.tenantId, rank: { $gte: 0 } }, { $set: { status: 'disabled', reason: 'Its secret died.' } });
    desk.microsoft.tokens.forget(desk.tenantId);
    await assert.rejects(graph()(), { code: 'profile-disabled', message: /is disabled: Its secret died/ });
  });

  it('on behalf of a member are kept for each sign-in apart', async () => {
    const of = (assertion: string) => desk.microsoft.tokens.onBehalfOf(desk.tenantId, 'mail', assertion);
    const [a, b] = [await of('canary-assertion-a')(), await of('canary-assertion-b')()];
    assert.notEqual(a.value, b.value);
    assert.equal((await of('canary-assertion-a')()).value, a.value);
    assert.deepEqual(
      desk.entra.calls.map(({ form }) => [form['requested_token_use'], form['assertion']]),
      [
        ['on_behalf_of', 'canary-assertion-a'],
        ['on_behalf_of', 'canary-assertion-b'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(await held()), /canary/);
  });

  describe('of a delegated connection', () => {
    const member = 'member-1';
    const connect = async () => {
      const address = new URL(
        await desk.microsoft.connections.begin(desk.tenantId, 'meetings', member, 'https://desk.example/connected'),
      );
      const state = address.searchParams.get('state')!;
      await desk.microsoft.connections.complete(desk.tenantId, member, { state, code: 'canary-code' });
      return { address, state };
    };
    const delegated = (of = desk.microsoft) => of.tokens.delegated(desk.tenantId, 'meetings');

    it('are asked for with PKCE and a state that counts once, for its member, for ten minutes', async () => {
      const { address, state } = await connect();
      const { form } = desk.entra.calls[0]!;
      const { createHash } = await import('node:crypto');
      assert.equal(
        createHash('sha256').update(form['code_verifier']!).digest('base64url'),
        address.searchParams.get('code_challenge'),
      );
      assert.equal(address.searchParams.get('code_challenge_method'), 'S256');
      const complete = (who: string, with_: string) =>
        desk.microsoft.connections.complete(desk.tenantId, who, { state: with_, code: 'x' });
      await assert.rejects(complete(member, state), { code: 'state-unknown' });
      await assert.rejects(complete(member, 'made-up'), { code: 'state-unknown' });
      const begin = async () =>
        new URL(await desk.microsoft.connections.begin(desk.tenantId, 'meetings', member, 'https://x')).searchParams.get(
          'state',
        )!;
      await assert.rejects(complete('member-2', await begin()), { code: 'state-unknown' });
      const late = await begin();
      desk.advance(11 * minute);
      await assert.rejects(complete(member, late), { code: 'state-unknown' });
      assert.equal((await profile()).connection?.state, 'connected');
    });

    it('fail with not-connected before anybody connected', async () => {
      await assert.rejects(delegated()(), { code: 'not-connected' });
      assert.equal(desk.entra.calls.length, 0);
    });

    it('are cleared when Microsoft ends the grant: the state is told, and it is asked no more', async () => {
      await connect();
      desk.entra.refresh = 'another';
      desk.advance(60 * minute);
      await assert.rejects(delegated()(), { code: 'grant-dead' });
      const asked = desk.entra.calls.length;
      desk.advance(minute);
      await assert.rejects(delegated()(), { code: 'grant-dead' });
      await assert.rejects(delegated(await desk.process())(), { code: 'grant-dead' });
      assert.equal(desk.entra.calls.length, asked);
      assert.equal((await profile()).connection?.state, 'dead');
      const [kept] = await held();
      assert.deepEqual([kept!.refresh, kept!.access, kept!.dead?.code], [undefined, undefined, 'grant-dead']);
      await connect();
      assert.match((await delegated()()).value, /canary-access/);
    });

    it('are given up when the connection is taken back', async () => {
      await connect();
      await desk.microsoft.connections.revoke(desk.tenantId, 'meetings');
      await assert.rejects(delegated()(), { code: 'not-connected' });
    });
  });
});
