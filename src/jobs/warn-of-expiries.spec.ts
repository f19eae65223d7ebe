import assert from 'node:assert/strict';
import { specCertificate, specKey } from '../identity/testing/certificate-fixture.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from '../identity/testing/microsoft-fixture.ts';
import { auditCollection } from '../records/audit.ts';
import { warnOfExpiries } from './warn-of-expiries.ts';

const day = 24 * 3_600_000;
const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';

describe('The countdown of secrets that end', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
  });
  afterEach(() => desk.close());
  const run = async () => warnOfExpiries(desk.core.door, desk.core.registry, await desk.tenant(), desk.now());
  const told = async () => {
    const entries = await desk.store
      .collection(auditCollection)
      .find({ tenantId: desk.tenantId, actorId: 'system', at: { $gt: new Date(0) } }, { sort: { at: 1 } });
    return entries.filter(({ event }) => event === 'profile.secret-expiring').map(({ inputs }) => Number(inputs['days']));
  };
  const add = (input: object) =>
    desk.done('ada', 'profile.add', { name: 'Main', clientId: ids.client, entraTenantId: northwind, ...input });

  it('tells at 30, 14, 7 and 1 days, each once, however often it runs', async () => {
    await add({ secret: 'canary-secret-abcd', expiresOn: '2026-12-31' });
    for (let hour = 0; hour < 45 * 24; hour += 8) {
      desk.advance(8 * 3_600_000);
      await run();
    }
    assert.deepEqual(await told(), [30, 14, 7, 1]);
  });

  it('tells the nearest alone when a secret is entered late, and each secret for itself', async () => {
    await add({ secret: 'canary-secret-abcd', expiresOn: '2026-11-24' });
    await desk.done('ada', 'profile.rotate', { profile: 'Main', secret: 'canary-second-wxyz', expiresOn: '2026-12-10' });
    assert.equal(await run(), 2);
    assert.equal(await run(), 0);
    assert.deepEqual(
      (await told()).sort((a, b) => a - b),
      [7, 30],
    );
  });

  it('tells nothing of what ends later, of what nobody knows the end of, or of what has ended', async () => {
    await add({ secret: 'canary-secret-abcd' });
    await add({ name: 'Certificate', certificate: `${specCertificate}\n${specKey}` });
    await add({ name: 'Late', secret: 'canary-secret-late', expiresOn: '2026-11-20' });
    desk.advance(3 * day);
    assert.equal(await run(), 0);
  });
});
