import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { openCore } from '../core.ts';
import { seedTenants } from '../seed/people.ts';
import { seedDesks } from '../seed/seed.ts';
import { openStore } from '../store/open-store.ts';
import { playgroundStandIn } from './playground.ts';

describe('people of local tools in try mode', () => {
  const [northwind, fabrikam] = seedTenants as [(typeof seedTenants)[0], (typeof seedTenants)[0]];
  const tess = northwind.members[0]!;
  const theo = fabrikam.members[0]!;
  const zeros = (digit: string) => `00000000-0000-0000-0000-0000000000${digit}`;
  let folder: string;
  let store: DocumentStore;
  let end: () => Promise<void>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-playground-'));
    const now = () => new Date();
    store = await openStore({ folder, clock: { now } });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const core = await openCore({ store, now, log, reference: () => 'REF' });
    await seedDesks(store, now());
    end = () => core.stop();
  });
  after(async () => {
    await end();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const who = async (entraTenantId?: string, entraObjectId?: string) => {
    const standIn = playgroundStandIn(store, northwind.entraTenantId, tess.entraObjectId);
    const found = await standIn({ ...(entraTenantId && { entraTenantId }), ...(entraObjectId && { entraObjectId }) });
    return found?.member.name;
  };

  const cases: [string, string | undefined, string | undefined, string | undefined][] = [
    ['nobody at all acts as the technician', undefined, undefined, tess.name],
    ['the Playground’s default person acts as the technician', zeros('001'), zeros('020'), tess.name],
    ['a member without an organisation is that member', undefined, theo.entraObjectId, theo.name],
    ['a member in a made-up organisation is that member', 'my-test-tenant', tess.entraObjectId, tess.name],
    ['an unknown person without an organisation stays out', undefined, '11111111-2222-4333-8444-555555555555', undefined],
    [
      'a member under an unknown real organisation stays out',
      '11111111-2222-4333-8444-555555555555',
      tess.entraObjectId,
      undefined,
    ],
    [
      'the Playground’s person under a real organisation stays out',
      '11111111-2222-4333-8444-555555555555',
      zeros('020'),
      undefined,
    ],
  ];
  for (const [title, tenant, person, name] of cases) it(title, async () => assert.equal(await who(tenant, person), name));
});
