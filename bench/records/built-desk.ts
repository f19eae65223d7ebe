import { MongoClient } from 'mongodb';
import type { Caller } from '../../shared/definition/caller.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { reference } from '../../src/config/ids.ts';
import { type Core, openCore } from '../../src/core.ts';
import { refile } from '../../src/records/refile.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import type { Run } from '../harness/measurement.ts';
import { temporaryFolder } from '../harness/temporary-folder.ts';
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

/** A kind of store. */
export type StoreKind = 'embedded' | 'MongoDB';

/** How a figure is called that was taken on that store. */
export function named(id: string, kind: StoreKind): string {
  return kind === 'embedded' ? id : `${id} ${kind}`;
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
  // All clocks of a built desk are long over: its sweeps would flag tickets all the while, and change what is measured.
  await core.stop();
  const [seed] = seedTenants;
  const tenant = (await core.directory.tenantByEntra(seed!.entraTenantId))!;
  const actor = (await core.directory.memberByEntra(tenant._id, seed!.members[0]!.entraObjectId))!;
  const { zone, locale } = actor;
  return { size, core, caller: { tenant, actor, surface: 'extension', zone, locale, conversationId: 'a:bench' } };
}

/** A place where a store can be opened several times over, and which can be cleared away. */
interface Ground {
  open(): Promise<DocumentStore & Partial<Pick<EmbeddedStore, 'explain'>>>;
  clear(): Promise<unknown>;
}

async function folderGround(): Promise<Ground> {
  const { folder, remove } = await temporaryFolder();
  return { open: () => openEmbeddedStore({ folder }), clear: remove };
}

function databaseGround(uri: string, size: number): Ground {
  const database = `deskhand-bench-${process.pid}-${size}`;
  const clear = async () => {
    const client = new MongoClient(uri);
    await client.db(database).dropDatabase();
    await client.close();
  };
  return { open: () => openMongoStore({ uri, database }), clear };
}

async function built(ground: Ground, size: number): Promise<BuiltDesk> {
  const inStore = async <T>(work: (store: DocumentStore) => Promise<T>) => {
    const store = await ground.open();
    const done = await work(store);
    await store.close();
    return done;
  };
  const tenantId = derivedId('seed', seedTenants[0]!.key);
  const member = { id: derivedId(tenantId, 'member', 'tess'), name: seedTenants[0]!.members[0]!.name };
  await inStore(async (store) => {
    await seedDesks(store, now());
    await refile(store);
  });
  await inStore((store) => fillDesk(store, tenantId, member, size));
  const store = await ground.open();
  const desk = await opened(store, size);
  const close = async () => {
    await desk.core.stop();
    await store.close();
    await ground.clear();
  };
  const explain: BuiltDesk['explain'] = store.explain && ((...asked) => store.explain!(...asked));
  return { ...desk, ...(explain && { explain }), close };
}

/** Desks by size, each built once in a run and removed at its end. */
export class BuiltDesks {
  readonly #desks = new Map<string, Promise<BuiltDesk>>();
  readonly #say: Run['say'];
  readonly #mongoUri: string | undefined;
  /** The kinds of store that can be measured here: the embedded one, and MongoDB where an address of it was given. */
  readonly kinds: readonly StoreKind[];

  constructor(say: Run['say'], mongoUri?: string) {
    this.#say = say;
    this.#mongoUri = mongoUri;
    this.kinds = mongoUri ? ['embedded', 'MongoDB'] : ['embedded'];
  }

  /** The desk of that many records; building a million takes some minutes. */
  of(size: number, kind: StoreKind = 'embedded'): Promise<BuiltDesk> {
    const key = `${kind} ${size}`;
    const known = this.#desks.get(key);
    if (known) return known;
    const building = this.#build(size, kind);
    this.#desks.set(key, building);
    return building;
  }

  async #build(size: number, kind: StoreKind): Promise<BuiltDesk> {
    const began = performance.now();
    this.#say(`  building a desk of ${size.toLocaleString('en')} records (${kind})`);
    const ground = kind === 'embedded' ? await folderGround() : databaseGround(this.#mongoUri!, size);
    try {
      return await built(ground, size);
    } catch (error) {
      await ground.clear();
      throw error;
    } finally {
      this.#say(`  ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    }
  }

  /** Closes and removes all that were built. */
  async close(): Promise<void> {
    for (const building of this.#desks.values()) {
      const desk = await building.catch(() => undefined);
      await desk?.close();
    }
  }
}
