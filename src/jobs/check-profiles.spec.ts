import assert from 'node:assert/strict';
import { ids, type MicrosoftDesk, microsoftDesk } from '../identity/testing/microsoft-fixture.ts';
import { checkProfiles, testedOnEntry } from './check-profiles.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const secret = 'canary-secret-abcd';
const [minute, hour] = [60_000, 3_600_000];

describe('The daily check of Microsoft profiles', () => {
  let desk: MicrosoftDesk;
  let holders: number;
  beforeEach(async () => {
    desk = await microsoftDesk();
    holders = 0;
    desk.entra.secrets.add(secret);
    await desk.done('ada', 'profile.add', { name: 'Main', clientId: ids.client, entraTenantId: northwind, secret });
  });
  afterEach(() => desk.close());

  const parts = () => ({
    store: desk.store,
    door: desk.core.door,
    registry: desk.core.registry,
    tokens: desk.microsoft.tokens,
    now: desk.now,
    nonce: () => `process-${++holders}`,
  });
  const look = async () => checkProfiles(parts(), await desk.tenant());
  const profile = async () => (await desk.core.door.desk(desk.tenantId).profiles.all())[0]!;
  const mail = () => desk.microsoft.tokens.application(desk.tenantId, 'mail', 'graph')();
  const notices = async () =>
    (await desk.core.door.desk(desk.tenantId).deliveries.list({}, { limit: 50 }))
      .filter(({ about }) => about?.kind === 'profile')
      .map(({ notice }) => notice!.preview);

  it('tests each profile once a day, however often it looks', async () => {
    assert.deepEqual([await look(), await look()], [1, 0]);
    desk.advance(23 * hour);
    assert.equal(await look(), 0);
    desk.advance(hour);
    assert.equal(await look(), 1);
    assert.equal(desk.entra.calls.length, 2);
    assert.equal((await profile()).tested?.ok, true);
  });

  it('tests at once what was just entered, and what was given another secret after a test', async () => {
    const kicks: string[] = [];
    const consumer = testedOnEntry(() => ({ kick: async () => void kicks.push('kick') }));
    const tenant = await desk.tenant();
    for (const type of ['profile.added', 'profile.rotated', 'profile.tested', 'profile.renamed'])
      await consumer.consume(tenant, { type } as never, await profile());
    assert.equal(kicks.length, 2);
    assert.equal(await look(), 1);
    await desk.done('ada', 'profile.rotate', { profile: 'Main', secret: 'canary-second-abcd' });
    assert.equal((await profile()).tested, undefined);
    assert.equal(await look(), 1);
  });

  it('disables what is dead twice in a row, with the reason and a notice to administrators, and lets it come back', async () => {
    desk.entra.secrets.clear();
    await look();
    assert.equal((await profile()).status, 'active');
    desk.advance(11 * minute);
    await look();
    const { status, reason } = await profile();
    assert.deepEqual([status, /does not accept the secret/.test(reason ?? '')], ['disabled', true]);
    await assert.rejects(mail(), { code: 'profile-disabled', message: /does not accept the secret/ });
    assert.match((await notices()).join(), /“Main” is disabled: Microsoft does not accept the secret/);
    desk.entra.secrets.add(secret);
    desk.advance(hour);
    await look();
    assert.deepEqual([(await profile()).status, (await profile()).reason], ['active', undefined]);
    assert.ok((await mail()).value);
  });

  it('disables nothing because Microsoft cannot be reached, or answers with an error of its own', async () => {
    for (const fail of ['hang-up', { status: 503, body: {} }] as const) {
      desk.entra.fail = fail;
      for (let times = 0; times < 4; times += 1) {
        desk.advance(hour);
        await look();
      }
      assert.deepEqual([(await profile()).tested?.code, (await profile()).status], ['cloud-unreachable', 'active']);
    }
    assert.deepEqual(await notices(), []);
  });

  it('leaves archived profiles alone', async () => {
    await desk.done('ada', 'profile.add', { name: 'Other', clientId: ids.other, entraTenantId: northwind, secret });
    await desk.done('ada', 'profile.archive', { profile: 'Other' });
    assert.equal(await look(), 1);
  });

  it('is done by one process at a time', async () => {
    const tenant = await desk.tenant();
    const counts = await Promise.all(Array.from({ length: 8 }, () => checkProfiles(parts(), tenant)));
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      1,
    );
    assert.equal(desk.entra.calls.length, 1);
  });

  it('keeps a delegated connection fresh, and tells administrators when it has died', async () => {
    const { connections } = desk.microsoft;
    const address = new URL(await connections.begin(desk.tenantId, 'mail', 'ada', 'https://desk.example/auth/connected'));
    await connections.complete(desk.tenantId, 'ada', { state: address.searchParams.get('state')!, code: 'good' });
    const grants = () => desk.entra.calls.filter(({ form }) => form['grant_type'] === 'refresh_token').length;
    await look();
    const before = grants();
    desk.advance(hour);
    await look();
    assert.equal(grants(), before + 1);
    desk.entra.refresh = 'ended elsewhere';
    desk.advance(hour);
    await look();
    assert.equal((await profile()).connection?.state, 'dead');
    assert.match((await notices()).join(), /The sign-in behind the Microsoft profile “Main” has ended/);
  });
});
