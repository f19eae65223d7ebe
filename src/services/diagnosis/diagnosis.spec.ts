import assert from 'node:assert/strict';
import { selfSigned } from '../../../sandbox/testing/self-signed.ts';
import type { Caller } from '../../../shared/definition/caller.ts';
import { allOk, type Check } from '../../../shared/domain/check.ts';
import { saidAgain } from '../../../shared/text/say.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../../test/teams/desk-fixture.ts';
import { derivedId } from '../../actions/keys.ts';
import { tenantCollection } from '../../records/collections.ts';
import { seedTenants } from '../../seed/people.ts';

const [northwind, fabrikam] = [seedTenants[0]!.entraTenantId, seedTenants[1]!.entraTenantId];
const nowhere = '9b2d1c7e-5a34-4f60-8c11-0d2e3f4a5b6c';

describe('The diagnosis of a desk’s Microsoft side', () => {
  let desk: DeskInTeams;
  let calls = 0;
  const cloud = () => desk.sandbox!.cloud;
  const appId = () =>
    cloud()
      .entra.directory.apps()
      .find((app) => app.entraTenantId === northwind)!.appId;

  before(async () => {
    desk = await deskInTeams();
    await desk.say('ada', 'hello');
  });
  after(() => desk.close());
  afterEach(() => assert.deepEqual(cloud().violations, []));

  async function run(name: string, input: Record<string, unknown> = {}) {
    const tenant = (await desk.core.store.collection(tenantCollection).findOne({ _id: derivedId('seed', 'northwind') }))!;
    const actor = (await desk.stored().members.byEntraObjectId(objectIdOf('ada')))!;
    const caller: Caller = { tenant, actor, surface: 'cli', zone: actor.zone, locale: actor.locale };
    calls += 1;
    const outcome = await desk.core.door.execute(desk.core.registry.find(name)!, input, caller, { key: `diagnosis-${calls}` });
    if (!outcome.ok) throw outcome.failure;
    return outcome.reply;
  }
  async function checksNow(input: Record<string, unknown> = { message: 'no' }): Promise<readonly Check[]> {
    const { checks = [], failed } = await run('teams.diagnose', input);
    assert.equal(failed === true, !allOk(checks));
    const told = JSON.stringify(checks);
    assert.doesNotMatch(told, /sandbox-secret|eyJ[\w-]{8}|PRIVATE KEY/, 'something secret was told');
    for (const { ok, text, next, code } of checks.filter((one) => !one.ok))
      assert.ok(/[.)]$/.test(text) && next && code && !ok, `${text} / ${next} / ${code}`);
    for (const { text, next, said } of checks) {
      const again = [said?.text, next && said?.next].map((one) => one && String(saidAgain('', one)));
      assert.deepEqual(again, [text, next], 'not told as a sentence');
    }
    return checks;
  }
  const wrong = (checks: readonly Check[]) => checks.filter(({ ok }) => !ok).map(({ name, code }) => `${name} ${code}`);
  const skipped = (checks: readonly Check[]) => checks.filter((one) => one.skipped).map(({ name }) => name);

  it('finds every step well where nothing is wrong, and sends a notice and a message that arrive', async () => {
    const checks = await checksNow({});
    assert.deepEqual(wrong(checks), []);
    assert.deepEqual(skipped(checks), []);
    assert.deepEqual(
      checks.map(({ name }) => name),
      [
        ...['settings', 'address', 'profile', 'profile-active', 'credential', 'state', 'manifest'],
        ...['token', 'clock', 'bot-token', 'organisation', 'tenant', 'permissions'],
        ...['directory', 'app-installed', 'feed', 'message'],
      ],
    );
    assert.ok(checks.every(({ ms }) => ms !== undefined && ms >= 0));
    const [item] = desk.sandbox!.client.feed(objectIdOf('ada'));
    assert.match(item!.title, /Deskhand: a test of the set-up/);
    assert.deepEqual(await run('teams.test-message').then(({ text, failed }) => [text, failed]), [
      'The test message to Ada Okafor was taken by Teams.',
      undefined,
    ]);
  });

  it('sends nothing when that is not wanted', async () => {
    const before = desk.sandbox!.client.feed(objectIdOf('ada')).length;
    assert.deepEqual(skipped(await checksNow()), ['feed', 'message']);
    assert.equal(desk.sandbox!.client.feed(objectIdOf('ada')).length, before);
  });

  it('names who has no app and no chat, each with the way on', async () => {
    const reply = await run('teams.test-message', { to: 'ravi' });
    assert.match(reply.text, /was not sent: There is no chat of the bot with Ravi Patel|has not installed the app/);
    assert.equal(reply.failed, true);
    const kept = await desk.stored().deliveries.list({ channel: 'teams' }, { limit: 10 });
    const tests = kept.filter(({ name }) => name === 'Test message').map(({ state, reason }) => `${state} ${reason ?? ''}`);
    assert.deepEqual(tests, ['skipped app_not_installed', 'sent ']);
  });

  const faults: { title: string; provoke(): (() => unknown) | Promise<() => unknown>; found: string[]; says: RegExp }[] = [
    {
      title: 'a secret that has expired',
      provoke() {
        const { secrets } = cloud().entra.directory.changeApp(appId(), {});
        cloud().entra.expireSecret(appId());
        return () => cloud().entra.directory.changeApp(appId(), { secrets });
      },
      found: ['token secret-expired', 'bot-token secret-expired'],
      says: /The secret of “Sandbox” has expired \(AADSTS7000222\)/,
    },
    {
      title: 'a secret that Microsoft does not know',
      provoke() {
        const { secrets } = cloud().entra.directory.changeApp(appId(), {});
        cloud().entra.directory.changeApp(appId(), { secrets: [] });
        return () => cloud().entra.directory.changeApp(appId(), { secrets });
      },
      found: ['token secret-wrong', 'bot-token secret-wrong'],
      says: /does not accept the secret or certificate of “Sandbox”/,
    },
    {
      title: 'consent that is missing for one permission',
      provoke() {
        const key = { entraTenantId: northwind, appId: appId() };
        cloud().entra.directory.consents.revoke(key, 'User.Read.All');
        return () => cloud().entra.directory.consents.grant({ ...key, kind: 'application', permission: 'User.Read.All' });
      },
      found: ['permissions permission-missing', 'directory graph-permission-missing'],
      says: /Consent is missing for User\.Read\.All \(without it: .*adminconsent\?client_id=/,
    },
    {
      title: 'a cloud that cannot be reached',
      provoke() {
        const id = desk.sandbox!.faults.add({ route: 'entra.token', status: 503, times: 1_000 });
        return () => desk.sandbox!.faults.clear(id);
      },
      found: ['token cloud-unreachable', 'bot-token cloud-unreachable'],
      says: /cannot be reached or does not answer now/,
    },
    {
      title: 'a clock that is off by ten minutes',
      provoke() {
        cloud().clock.shift(600_000);
        return () => cloud().clock.shift(-600_000);
      },
      found: ['clock clock-off'],
      says: /clock is 10 minutes behind Microsoft’s\. .*time synchronisation/,
    },
    {
      title: 'Graph out of order',
      provoke() {
        const id = desk.sandbox!.faults.add({ route: 'graph.organization.list', status: 403, times: 10 });
        return () => desk.sandbox!.faults.clear(id);
      },
      found: ['organisation graph-permission-missing'],
      says: /does not let this desk read the name of the organisation/,
    },
  ];
  for (const { title, provoke, found, says } of faults)
    it(`names ${title}, and is well again without it`, async () => {
      const mend = await provoke();
      try {
        const checks = await checksNow();
        assert.deepEqual(wrong(checks), found);
        assert.match(checks.map(({ text, next }) => `${text} ${next ?? ''}`).join('\n'), says);
      } finally {
        await mend();
      }
      assert.deepEqual(wrong(await checksNow()), []);
    });

  const profiles: { title: string; add: Record<string, unknown>; found: string[]; says: RegExp }[] = [
    {
      title: 'a directory that Microsoft does not know',
      add: { entraTenantId: nowhere, secret: 'sandbox-secret' },
      found: ['token directory-unknown', 'bot-token directory-unknown'],
      says: /does not know the directory of “Odd”/,
    },
    {
      title: 'an application of another organisation’s',
      add: { entraTenantId: fabrikam, secret: 'sandbox-secret' },
      found: ['token application-unknown', 'bot-token application-unknown'],
      says: /The directory of “Odd” knows no application with its client id/,
    },
    {
      title: 'another secret than Microsoft has',
      add: { entraTenantId: northwind, secret: 'another-secret' },
      found: ['token secret-wrong', 'bot-token secret-wrong'],
      says: /the secret’s value, not its id/,
    },
  ];
  for (const { title, add, found, says } of profiles)
    it(`names a profile with ${title}`, async () => {
      await run('profile.add', { name: 'Odd', clientId: appId(), ...add });
      await run('binding.set', { consumer: 'teams', profile: 'Odd' });
      try {
        const checks = await checksNow();
        assert.deepEqual(wrong(checks), found);
        assert.match(checks.map(({ text, next }) => `${text} ${next ?? ''}`).join('\n'), says);
        assert.deepEqual(skipped(checks).includes('permissions'), true);
      } finally {
        await run('binding.set', { consumer: 'teams' });
        await run('profile.archive', { profile: 'Odd' });
      }
      assert.deepEqual(wrong(await checksNow()), []);
    });

  it('names a profile of another organisation than the desk’s, though its sign-in works', async () => {
    const theirs = cloud()
      .entra.directory.apps()
      .find((app) => app.entraTenantId === fabrikam)!;
    await run('profile.add', {
      name: 'Theirs',
      clientId: theirs.appId,
      entraTenantId: fabrikam,
      secret: theirs.secrets[0]!.value,
    });
    await run('binding.set', { consumer: 'teams', profile: 'Theirs' });
    const checks = await checksNow();
    await run('binding.set', { consumer: 'teams' });
    assert.ok(wrong(checks).includes('tenant other-organisation'), wrong(checks).join());
  });

  it('names a certificate that has expired, before Microsoft is asked', async () => {
    const now = Date.now();
    const { certificate, privateKey } = selfSigned(new Date(now - 3_600_000), new Date(now + 3_600_000));
    const pem = `${certificate}\n${privateKey.export({ type: 'pkcs8', format: 'pem' })}`;
    cloud().entra.addCertificate(appId(), certificate);
    await run('profile.add', { name: 'Certified', clientId: appId(), entraTenantId: northwind, certificate: pem });
    await run('binding.set', { consumer: 'teams', profile: 'Certified' });
    const good = await checksNow();
    assert.deepEqual(wrong(good), []);
    assert.match(good.find(({ name }) => name === 'credential')!.text, /ends on \d{4}-\d\d-\d\d, in 1 day\./);
    desk.advance(7_200_000);
    const checks = await checksNow();
    assert.deepEqual(wrong(checks), [
      'credential certificate-expired',
      'token certificate-expired',
      'bot-token certificate-expired',
    ]);
  });
});
