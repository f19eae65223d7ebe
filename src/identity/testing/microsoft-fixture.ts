import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../../../shared/definition/caller.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { Outcome } from '../../actions/execute.ts';
import { derivedId } from '../../actions/keys.ts';
import { type Core, openCore } from '../../core.ts';
import { tenantCollection } from '../../records/collections.ts';
import { seedDesks } from '../../seed/seed.ts';
import { type EmbeddedStore, openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import { type Microsoft, type MicrosoftOptions, openMicrosoft } from '../open-microsoft.ts';
import { type FakeEntra, fakeEntra } from './entra-fixture.ts';

/** A seeded desk with its Microsoft side against a stand-in of Microsoft's, on a clock that specs move. */
export interface MicrosoftDesk {
  core: Core;
  microsoft: Microsoft;
  entra: FakeEntra;
  store: EmbeddedStore;
  tenantId: string;
  tenant(): Promise<Tenant>;
  folder: string;
  /** Everything that was logged, as text. */
  logged: string[];
  now(): Date;
  advance(ms: number): void;
  /** Does or asks this as a seeded member through the door. */
  do(person: string, name: string, input?: Record<string, unknown>, surface?: Caller['surface']): Promise<Outcome>;
  /** The same, and it must succeed. Answers the sentence. */
  done(person: string, name: string, input?: Record<string, unknown>): Promise<string>;
  /** A further process on the same store, with memory and clock of its own. */
  process(changes?: Partial<MicrosoftOptions>): Promise<Microsoft>;
  close(): Promise<void>;
}

/** Ids that look like Microsoft's. */
export const ids = {
  client: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  other: '2c5f39cb-3fb2-42e3-994f-1127e4ddb538',
} as const;

function optionsFor(
  store: EmbeddedStore,
  entra: FakeEntra,
  now: () => Date,
  changes: Partial<MicrosoftOptions>,
): { options: MicrosoftOptions; logged: string[] } {
  const logged: string[] = [];
  const note = (fields: object, sentence: string) =>
    void logged.push(`${sentence} ${JSON.stringify(fields)} ${String((fields as { error?: unknown }).error ?? '')}`);
  const options: MicrosoftOptions = {
    store,
    mode: 'try',
    publicUrl: 'https://desk.example',
    reroutes: { 'login.microsoftonline.com': entra.url },
    organization: async () => ({ id: 'org', name: 'Northwind IT Services' }),
    now,
    random: () => 0.5,
    nonce: () => randomBytes(16).toString('base64url'),
    sleep: () => sleep(4),
    log: { info: note, warn: note, error: note },
    ...changes,
  };
  return { options, logged };
}

/** Opens the desk for a spec; ends with `close()`. */
export async function microsoftDesk(changes: Partial<MicrosoftOptions> = {}): Promise<MicrosoftDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-identity-'));
  let at = Date.parse('2026-11-19T12:00:00Z');
  let calls = 0;
  const now = () => new Date(at);
  const store = await openEmbeddedStore({ folder, clock: { now } });
  const entra = await fakeEntra(now);
  const { options, logged } = optionsFor(store, entra, now, changes);
  const microsoft = await openMicrosoft(options);
  const core = await openCore({
    store,
    now,
    log: options.log,
    reference: () => 'REF',
    consumers: [microsoft.consumer],
    microsoft: microsoft.setup,
  });
  microsoft.takeDoor(core.door, core.registry);
  await seedDesks(store, now());
  const tenantId = derivedId('seed', 'northwind');
  const tenant = async () => (await store.collection(tenantCollection).findOne({ _id: tenantId }))!;
  const desk: MicrosoftDesk = {
    core,
    microsoft,
    entra,
    store,
    tenantId,
    tenant,
    folder,
    logged,
    now,
    advance(ms) {
      at += ms;
    },
    async do(person, name, input = {}, surface = 'cli') {
      const actor = (await core.door.desk(tenantId).members.active()).find(({ mail }) => mail.startsWith(`${person}.`))!;
      const caller: Caller = { tenant: await tenant(), actor, surface, zone: actor.zone, locale: actor.locale };
      calls += 1;
      at += 1;
      return core.door.execute(core.registry.find(name)!, input, caller, { key: `call-${calls}` });
    },
    async done(person, name, input) {
      const outcome = await desk.do(person, name, input);
      if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.message}`);
      return outcome.reply.text;
    },
    process: (more = {}) => openMicrosoft({ ...options, ...more }),
    async close() {
      await core.stop();
      await store.close();
      await entra.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return desk;
}
