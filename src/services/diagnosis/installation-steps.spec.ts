import assert from 'node:assert/strict';
import type { DiagnosisParts, Trail } from './diagnosis-parts.ts';
import { installationSteps } from './installation-steps.ts';
import { walkSteps } from './walk-steps.ts';

const tenant = { _id: 't', name: 'Northwind', teams: 'pending' } as Trail['tenant'];

async function found(name: string, publicUrl: string, changes: Partial<DiagnosisParts> = {}) {
  const facts = { publicUrl, authority: 'https://login.microsoftonline.com' };
  const usual = { mode: 'live', facts, hasSecretKey: true, isManifestCurrent: () => true, packageOf: () => undefined };
  const known = { ...usual, now: () => new Date(0), ...changes };
  const trail: Trail = { tenant, wish: { message: false }, integration: undefined, profile: undefined };
  const steps = installationSteps(known as DiagnosisParts, trail);
  const checks = await walkSteps(steps, { time: () => 0, onUnforeseen: (error) => assert.fail(String(error)) });
  return checks.find((check) => check.name === name)!;
}

describe('What the diagnosis can tell without Microsoft', () => {
  it('takes an address that Teams can reach, and says of any other what is wrong with it', async () => {
    assert.deepEqual((await found('address', 'https://desk.example.com')).ok, true);
    const bad: [string, RegExp][] = [
      ['http://desk.example.com', /only https/],
      ['https://localhost', /this network alone/],
      ['https://127.0.0.1', /this network alone/],
      ['https://192.168.1.20', /this network alone/],
      ['https://172.20.0.1', /this network alone/],
      ['https://[::1]', /this network alone/],
      ['https://desk.local', /this network alone/],
      ['https://203.0.113.7', /bare IP address/],
      ['https://desk.example.com:8443', /without port, path or user/],
      ['https://desk.example.com/desk', /without port, path or user/],
      ['https://me@desk.example.com', /without port, path or user/],
      ['https://desk', /host name alone/],
      ['no address', /only https/],
    ];
    for (const [address, says] of bad) {
      const check = await found('address', address);
      assert.deepEqual([check.ok, check.code], [false, 'address-not-public'], address);
      assert.match(check.text, says, address);
      assert.match(check.next!, /DESKHAND_PUBLIC_URL/);
    }
    assert.equal((await found('address', 'http://127.0.0.1:3978', { mode: 'try' })).ok, true);
  });

  it('names what is missing: a key, a profile, a package that is up to date, Teams made active', async () => {
    const address = 'https://desk.example.com';
    const settings = await found('settings', address, { hasSecretKey: false });
    assert.deepEqual([settings.ok, settings.code], [false, 'secret-key-missing']);
    assert.equal((await found('settings', address)).ok, true);
    const profile = await found('profile', address);
    assert.deepEqual([profile.ok, profile.code], [false, 'profile-missing']);
    const credential = await found('credential', address);
    assert.deepEqual([credential.skipped, credential.text], [true, 'Not looked at: it needs “profile”.']);
    assert.equal((await found('manifest', address, { isManifestCurrent: () => false })).code, 'manifest-stale');
    const stale = { isStale: true, version: '1.0.3' };
    const package_ = await found('manifest', address, { packageOf: () => stale });
    assert.deepEqual([package_.ok, package_.code], [false, 'package-stale']);
    assert.match(package_.text, /^The desk’s app package: version 1\.0\.3 is stale: code or settings have changed/);
    assert.equal((await found('manifest', address, { packageOf: () => ({ ...stale, isStale: false }) })).ok, true);
    assert.equal((await found('state', address)).code, 'teams-inactive');
  });

  it('goes on after a step that breaks, and tells no one its words', async () => {
    const told: unknown[] = [];
    const checks = await walkSteps(
      [
        { name: 'one', title: 'One', look: () => Promise.reject(new Error('canary')) },
        { name: 'two', title: 'Two', look: async () => ({ text: 'Well.' }) },
      ],
      { time: () => 0, onUnforeseen: (error, step) => told.push(step, String(error)) },
    );
    assert.deepEqual(
      checks.map(({ name, ok, code }) => [name, ok, code]),
      [
        ['one', false, 'unexpected'],
        ['two', true, undefined],
      ],
    );
    assert.doesNotMatch(JSON.stringify(checks), /canary/);
    assert.deepEqual(told, ['one', 'Error: canary']);
  });
});
