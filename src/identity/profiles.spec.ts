import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Failure } from '../../shared/errors/failure.ts';
import { saidAgain } from '../../shared/text/say.ts';
import { auditCollection } from '../records/audit.ts';
import { tenantCollection } from '../records/collections.ts';
import { adoptEnvironment } from './environment-profile.ts';
import { secretBox } from './secrets/secret-box.ts';
import { assertSecretsReadable, resealSecrets } from './secrets/stored-secrets.ts';
import { trySecretKeys } from './secrets/try-key.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from './testing/microsoft-fixture.ts';
import type { EnvironmentProfile } from './tokens/credentials.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const entered = { name: 'Main', clientId: ids.client, entraTenantId: northwind, secret: 'canary-secret-abcd' };

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

describe('Microsoft profiles', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add(entered.secret);
  });
  afterEach(() => desk.close());
  const failed = async (name: string, input: Record<string, unknown>, person = 'ada') => {
    const outcome = await desk.do(person, name, input);
    assert.ok(!outcome.ok, outcome.ok ? outcome.reply.text : '');
    return outcome.failure;
  };
  const profiles = () => desk.core.door.desk(desk.tenantId).profiles.all();

  it('say in their list when the last test failed', async () => {
    await desk.do('ada', 'profile.add', { ...entered, secret: 'another-one' });
    await desk.do('ada', 'profile.test', { profile: 'Main' });
    const listed = await desk.do('ada', 'profile.list', {});
    assert.match((listed.ok && listed.reply.list?.items[0]?.detail) || '', /its last test failed/);
  });

  it('are for administrators alone', async () => {
    for (const person of ['tess', 'dana', 'arno', 'iris'])
      for (const { name } of desk.core.registry.definitions.filter((one) => /^(profile|binding)\./.test(one.name)))
        assert.equal((await failed(name, entered, person)).code, 'not-allowed', `${person} ${name}`);
  });

  it('keep a secret sealed and show four characters of it; the first one becomes the default', async () => {
    await desk.done('ada', 'profile.add', entered);
    const [profile] = await profiles();
    assert.equal(profile!.secrets[0]!.hint, 'abcd');
    assert.doesNotMatch(JSON.stringify(profile), /canary/);
    assert.match(
      await desk.done('ada', 'profile.show', { profile: 'Main' }),
      /“Main” is active and the default\. It signs in with secret …abcd\. It serves Teams, Meetings/,
    );
    assert.match(await desk.done('ada', 'binding.list'), /Mail: “Main” \(the default\)/);
  });

  it('are tested with a real sign-in, and the result is kept', async () => {
    await desk.done('ada', 'profile.add', entered);
    assert.match(await desk.done('ada', 'profile.test', { profile: 'Main' }), /“Main” works: it signs in and reaches Northwind/);
    assert.deepEqual(
      desk.entra.calls.map(({ tenant, form }) => [tenant, form['client_id'], form['grant_type']]),
      [[northwind, ids.client, 'client_credentials']],
    );
    desk.entra.secrets.clear();
    assert.match(
      await desk.done('ada', 'profile.test', { profile: 'Main' }),
      /did not pass: Microsoft does not accept the secret .*AADSTS7000215/,
    );
    const { tested } = (await profiles())[0]!;
    assert.deepEqual([tested?.code, String(saidAgain('', tested?.said?.text))], ['secret-wrong', tested?.text]);
  });

  it('refuse what is no id, a secret’s id in place of its value, a secret whose last day is over, a taken name, and none or both of secret and certificate', async () => {
    await desk.done('ada', 'profile.add', entered);
    const field = async (input: object) =>
      (await failed('profile.add', { ...entered, name: 'Other', ...input })).problems.map((one) => one.field);
    assert.deepEqual(await field({ clientId: 'x' }), ['clientId']);
    assert.deepEqual(await field({ entraTenantId: 'northwind.example' }), ['entraTenantId']);
    assert.deepEqual(await field({ secret: ids.other }), ['secret']);
    assert.deepEqual(await field({ expiresOn: '2020-01-01' }), ['expiresOn']);
    assert.deepEqual(await field({ name: 'mAIN' }), ['name']);
    assert.deepEqual(await field({ secret: undefined }), ['secret']);
    assert.deepEqual(await field({ certificate: 'x' }), ['secret']);
    assert.equal(
      (await failed('profile.add', { ...entered, name: 'Other', secret: undefined, certificate: 'x' })).code,
      'certificate-unreadable',
    );
  });

  it('take a second secret in rotation and no third, keep the old one until it is removed, and never give up the last', async () => {
    await desk.done('ada', 'profile.add', entered);
    await desk.done('ada', 'profile.rotate', { profile: 'Main', secret: 'canary-second-wxyz' });
    assert.equal((await failed('profile.rotate', { profile: 'Main', secret: 'canary-third-1234' })).code, 'two-secrets');
    assert.match(await desk.done('ada', 'profile.remove-secret', { profile: 'Main' }), /secret …abcd of “Main” is removed/);
    assert.equal((await failed('profile.remove-secret', { profile: 'Main' })).code, 'last-secret');
    assert.deepEqual(
      (await profiles())[0]!.secrets.map(({ hint }) => hint),
      ['wxyz'],
    );
  });

  it('are not archived while anything uses them, and the refusal names what', async () => {
    await desk.done('ada', 'profile.add', entered);
    await desk.done('ada', 'profile.add', { ...entered, name: 'Mailer' });
    await desk.done('ada', 'binding.set', { consumer: 'mail', profile: 'Mailer' });
    await desk.done('ada', 'binding.set', { consumer: 'calendar', profile: 'Mailer' });
    const refused = await failed('profile.archive', { profile: 'Mailer' });
    assert.equal(refused.code, 'profile-bound');
    assert.match(refused.message, /Mail and Calendar use it/);
    assert.match(
      (await failed('profile.archive', { profile: 'Main' })).message,
      /it is the default profile and Teams, Meetings, Directory, and Sign-in use it/,
    );
    await desk.done('ada', 'binding.set', { consumer: 'mail' });
    await desk.done('ada', 'binding.set', { consumer: 'calendar', profile: 'Main' });
    await desk.done('ada', 'profile.archive', { profile: 'Mailer' });
    const archived = (await profiles()).find(({ name }) => name === 'Mailer')!;
    assert.deepEqual([archived.status, archived.secrets], ['archived', []]);
    assert.equal(
      (await failed('binding.set', { consumer: 'mail', profile: `profile:${archived._id}` })).code,
      'profile-archived',
    );
    await assert.rejects(desk.microsoft.tokens.signIn(desk.tenantId, archived._id), { code: 'profile-missing' });
  });

  it('never put a secret into the audit trail, and never give back what was entered', async () => {
    await desk.done('ada', 'profile.add', entered);
    await desk.core.sweep();
    const trail = await desk.store.collection(auditCollection).find({ tenantId: desk.tenantId, actorId: { $gt: '' } });
    assert.ok(trail.some(({ action }) => action === 'profile.add'));
    assert.doesNotMatch(JSON.stringify(trail), /canary/);
    const outcome = await desk.do('ada', 'profile.add', entered);
    assert.ok(!outcome.ok);
    assert.doesNotMatch(JSON.stringify(outcome.raw), /canary/);
    assert.equal(outcome.raw['name'], 'Main');
  });

  describe('from the environment', () => {
    const environment: EnvironmentProfile = {
      entraTenantId: northwind.toUpperCase(),
      clientId: ids.other,
      clientSecret: 'canary-environment-9876',
    };
    const adopt = (changes: Partial<EnvironmentProfile> = {}) => adoptEnvironment(desk.core, { ...environment, ...changes });

    it('become the default profile of the tenant, once however often it starts, and keep their secret out of the store', async () => {
      for (let start = 0; start < 3; start += 1) assert.equal(await adopt(), desk.tenantId);
      const [profile, ...others] = await profiles();
      assert.deepEqual(others, []);
      assert.deepEqual([profile!.name, profile!.clientId, profile!.version], ['Default', ids.other, 1]);
      assert.match(await desk.done('ada', 'binding.list'), /Teams: “Default” \(the default\).*Sign-in: “Default”/);
      assert.doesNotMatch(JSON.stringify(profile), /canary/);
    });

    it('follow the settings, sign in with the secret of the settings, and are changed nowhere else', async () => {
      await adopt();
      await adopt({ clientSecret: 'canary-environment-5555', clientId: ids.client });
      const [profile] = await profiles();
      assert.deepEqual([profile!.clientId, profile!.secrets[0]!.hint], [ids.client, '5555']);
      assert.equal(
        (await failed('profile.rotate', { profile: 'Default', secret: 'canary-more-secret' })).code,
        'given-by-environment',
      );
      desk.entra.secrets.add('canary-environment-5555');
      const other = await desk.process({ environment: { ...environment, clientSecret: 'canary-environment-5555' } });
      assert.match((await other.tokens.application(desk.tenantId, 'mail', 'graph')()).value, /^canary-access/);
    });

    it('serve the only desk there is while that belongs to no organisation', async () => {
      const desks = desk.store.collection(tenantCollection);
      const own = { entraTenantId: ids.client };
      await desks.updateOne({ _id: desk.tenantId }, { $unset: { entraTenantId: '' } });
      assert.equal(await adopt(own), undefined, 'there are two desks');
      await desks.deleteMany({ _id: { $gt: '', $ne: desk.tenantId } });
      assert.equal(await adopt(own), desk.tenantId);
      assert.equal((await desk.tenant()).entraTenantId, undefined, 'no test has passed yet');
    });

    it('serve nobody when no desk belongs to their tenant', async () => {
      assert.equal(await adopt({ entraTenantId: ids.client }), undefined);
    });
  });

  describe('and the key', () => {
    it('must be there when secrets are stored, and must be the right one', async () => {
      assert.equal(await codeOf(assertSecretsReadable(desk.store, secretBox([]))), 'none');
      await desk.done('ada', 'profile.add', entered);
      const key = (id: string) => ({ id, bytes: randomBytes(32) });
      assert.equal(await codeOf(assertSecretsReadable(desk.store, secretBox([]))), 'secret-key-missing');
      assert.equal(await codeOf(assertSecretsReadable(desk.store, secretBox([key('other')]))), 'secret-key-unknown');
      assert.equal(await codeOf(assertSecretsReadable(desk.store, secretBox([key('try')]))), 'secret-unreadable');
      assert.equal(await codeOf(desk.process({ mode: 'live' })), 'secret-key-missing');
      assert.equal(await codeOf(desk.process()), 'none');
    });

    it('can be changed: everything is sealed anew, and the old key is of no more use', async () => {
      await desk.done('ada', 'profile.add', entered);
      await desk.done('ada', 'profile.rotate', { profile: 'Main', secret: 'canary-second-wxyz' });
      await desk.microsoft.tokens.application(desk.tenantId, 'mail', 'graph')();
      const [old] = await trySecretKeys(desk.store);
      assert.ok(old);
      const next = { id: 'next', bytes: randomBytes(32) };
      assert.equal(await resealSecrets(desk.store, secretBox([next, old])), 3);
      assert.equal(await resealSecrets(desk.store, secretBox([next, old])), 0);
      assert.equal(await codeOf(assertSecretsReadable(desk.store, secretBox([next]))), 'none');
      assert.equal(await codeOf(assertSecretsReadable(desk.store, secretBox([old]))), 'secret-key-unknown');
    });
  });

  it('of one desk are nobody’s of another', async () => {
    await desk.done('ada', 'profile.add', entered);
    const other = (await desk.store.collection(tenantCollection).find({ _id: { $gt: '' } })).find(
      ({ _id }) => _id !== desk.tenantId,
    )!;
    const [profile] = await profiles();
    await assert.rejects(desk.microsoft.tokens.signIn(other._id, profile!._id), { code: 'profile-missing' });
    await assert.rejects(desk.microsoft.tokens.application(other._id, 'mail', 'graph')(), { code: 'profile-missing' });
  });
});
