import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '../../shared/definition/caller.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { reference } from '../../src/config/ids.ts';
import { type Core, openCore } from '../../src/core.ts';
import { wordCollection } from '../../src/records/collections.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import type { Run } from '../harness/measurement.ts';
import { fillDesk } from './fill-desk.ts';

/** A desk with many records, without any surface, and the technician who asks it. */
export interface BuiltDesk {
  size: number;
  core: Core;
  caller: Caller;
  /** Says how a find would be answered; only the embedded store can. */
  explain?: EmbeddedStore['explain'];
  close(): Promise<void>;
}

const now = () => new Date('2026-11-20T12:00:00Z');
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object, sentence: string) => void process.stderr.write(`${sentence} ${JSON.stringify(fields)}\n`),
};

/** Opens what was filled: its indexes are made here. */
async function opened(store: DocumentStore, size: number): Promise<Omit<BuiltDesk, 'close' | 'explain'>> {
  const core = await openCore({ store, now, log, reference });
  const [seed] = seedTenants;
  const tenant = (await core.directory.tenantByEntra(seed!.entraTenantId))!;
  const actor = (await core.directory.memberByEntra(tenant._id, seed!.members[0]!.entraObjectId))!;
  const { zone, locale } = actor;
  return { size, core, caller: { tenant, actor, surface: 'extension', zone, locale, conversationId: 'a:bench' } };
}

async function embeddedDesk(size: number): Promise<BuiltDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-bench-'));
  const inStore = async <T>(work: (store: EmbeddedStore) => Promise<T>) => {
    const store = await openEmbeddedStore({ folder });
    const done = await work(store);
    await store.close();
    return done;
  };
  const tenantId = derivedId('seed', seedTenants[0]!.key);
  const member = { id: derivedId(tenantId, 'member', 'tess'), name: seedTenants[0]!.members[0]!.name };
  const known = await inStore(async (store) => {
    await seedDesks(store, now());
    return (await store.collection(wordCollection).find({ tenantId }, { limit: 10_000 })).map(({ word }) => word);
  });
  await inStore((store) => fillDesk(store, tenantId, member, size, known));
  const store = await openEmbeddedStore({ folder });
  const desk = await opened(store, size);
  const close = async () => {
    await desk.core.stop();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...desk, explain: (definition, filter, options) => store.explain(definition, filter, options), close };
}

/** Desks by size, each built once in a run and removed at its end. */
export class BuiltDesks {
  readonly #desks = new Map<number, Promise<BuiltDesk>>();
  readonly #say: Run['say'];

  constructor(say: Run['say']) {
    this.#say = say;
  }

  /** The desk of that many records; building a million takes some minutes. */
  of(size: number): Promise<BuiltDesk> {
    const known = this.#desks.get(size);
    if (known) return known;
    const building = this.#build(size);
    this.#desks.set(size, building);
    return building;
  }

  async #build(size: number): Promise<BuiltDesk> {
    const began = performance.now();
    this.#say(`  building a desk of ${size.toLocaleString('en')} records`);
    const desk = await embeddedDesk(size);
    this.#say(`  built in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    return desk;
  }

  /** Closes and removes all of them. */
  async close(): Promise<void> {
    for (const desk of this.#desks.values()) await (await desk).close();
  }
}
