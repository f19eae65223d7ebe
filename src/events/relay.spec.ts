import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Aggregate, DomainEvent } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Collection, DocumentStore } from '../../shared/ports/document-store.ts';
import { projectCollection } from '../records/collections.ts';
import { openStore } from '../store/open-store.ts';
import { Relay } from './relay.ts';

const tenant = { _id: 'one' } as Tenant;
const at = new Date('2026-11-20T10:00:00Z');

function project(id: string): Aggregate {
  const event: DomainEvent = {
    id: `${id}-event`,
    type: 'project.opened',
    at,
    actor: { id: 'm', name: 'M' },
    subject: { kind: 'project', id },
    data: {},
  };
  const aggregate = { version: 1, createdAt: at, updatedAt: at, terms: [], pending: [event], receipts: [] };
  return { _id: id, tenantId: 'one', ...aggregate };
}

describe('the relay', () => {
  let folder: string;
  let store: DocumentStore;
  const projects = () => store.collection(projectCollection) as unknown as Collection<Aggregate>;
  const pending = async () => (await projects().find({ tenantId: 'one', 'pending.id': { $gt: '' } })).length;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-spec-'));
    store = await openStore({ folder, clock: { now: () => at } });
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('strikes off what all consumers took, and keeps what one of them did not', async () => {
    const heard: string[] = [];
    const failed: string[] = [];
    const good = { name: 'good', consume: async (_tenant: Tenant, { id }: DomainEvent) => void heard.push(id) };
    const bad = {
      name: 'bad',
      consume: async (_tenant: Tenant, { id }: DomainEvent) => {
        if (id === 'b-event') throw new Error('not now');
      },
    };
    const relay = new Relay(store, [bad, good], (consumer, event) => failed.push(`${consumer} ${event.id}`));
    for (const id of ['a', 'b', 'c']) await projects().insertOne(project(id));
    await relay.sweep(tenant);
    assert.deepEqual(heard.sort(), ['a-event', 'b-event', 'c-event']);
    assert.deepEqual(failed, ['bad b-event']);
    assert.equal(await pending(), 1);
  });

  it('tells what lies behind more events than it reads at once that nobody takes', async () => {
    const told: string[] = [];
    const picky = {
      name: 'picky',
      consume: async (_tenant: Tenant, { id }: DomainEvent) => {
        if (id.startsWith('a')) throw new Error('never');
        told.push(id);
      },
    };
    const relay = new Relay(store, [picky], () => undefined);
    await projects().insertMany(Array.from({ length: 250 }, (_, place) => project(`a${place}`)));
    await projects().insertMany(Array.from({ length: 250 }, (_, place) => project(`z${place}`)));
    await relay.sweep(tenant);
    assert.equal(told.length, 250);
    assert.equal(await pending(), 250);
  });
});
