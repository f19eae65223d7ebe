import { DateTime } from 'luxon';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { usualDesk } from '../../shared/domain/usual-desk.ts';
import type { Collection, DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../actions/keys.ts';
import { counterCollection, tenantCollection } from '../records/collections.ts';
import { recordKinds, searchFields } from '../records/kinds.ts';
import { type SeedTenant, seedTenants } from './people.ts';
import { seededRecords } from './seeded-records.ts';

const firstNumber = 1_001;
/** The tenant document of a seeded desk: as every desk begins, with its set-up finished. */
function tenantOf(seed: SeedTenant): Tenant {
  const desk = usualDesk({ ...seed, _id: derivedId('seed', seed.key) });
  return { ...desk, entraTenantId: seed.entraTenantId, teams: 'active' };
}

async function fill(store: DocumentStore, tenant: Tenant, seed: SeedTenant, now: DateTime): Promise<void> {
  const { records, numbers } = seededRecords(tenant, seed, now, firstNumber);
  for (const kind of Object.keys(recordKinds) as RecordKind[]) {
    const collection = store.collection(recordKinds[kind].collection) as unknown as Collection<Aggregate>;
    await collection.deleteMany({ tenantId: tenant._id });
    const documents = records
      .filter((one) => one.kind === kind)
      .map(({ record }) => ({ ...record, ...searchFields(kind, record) }));
    if (documents.length) await collection.insertMany(documents);
  }
  const counter = { _id: `${tenant._id}:work`, tenantId: tenant._id, next: numbers };
  await store.collection(counterCollection).replaceOne({ _id: counter._id, tenantId: tenant._id }, counter, { upsert: true });
}

/** Fills an empty store with the desks of try mode. A desk that is there stays as it is; one whose seeding was cut off is seeded anew. Answers how many were seeded. */
export async function seedDesks(store: DocumentStore, now: Date): Promise<number> {
  const tenants = store.collection(tenantCollection);
  let seeded = 0;
  for (const seed of seedTenants) {
    const tenant = tenantOf(seed);
    if (await tenants.findOne({ _id: tenant._id })) continue;
    await fill(store, tenant, seed, DateTime.fromJSDate(now));
    await tenants.insertOne(tenant);
    seeded += 1;
  }
  return seeded;
}
