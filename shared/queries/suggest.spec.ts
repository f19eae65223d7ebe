import assert from 'node:assert/strict';
import { clientCollection } from '../../src/records/collections.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { type DeskInTeams, deskInTeams } from '../../test/teams/desk-fixture.ts';
import type { Caller } from '../definition/caller.ts';
import { suggest } from './suggest.ts';

describe('suggestions while somebody types', () => {
  let desk: DeskInTeams;

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  async function callerOf(key: string): Promise<Caller> {
    const seed = seedTenants.find(({ members }) => members.some((one) => one.key === key))!;
    const tenant = (await desk.core.directory.tenantByEntra(seed.entraTenantId))!;
    const actor = (await desk.core.directory.memberByEntra(tenant._id, desk.person(key)))!;
    return { tenant, actor, surface: 'dialog', zone: actor.zone, locale: actor.locale };
  }

  async function suggested(key: string, raw: Record<string, unknown>) {
    const definition = desk.core.registry.find(suggest.name)!;
    const outcome = await desk.core.door.execute(definition, raw, await callerOf(key), { key: 'any' });
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
    return outcome.reply.list!.items;
  }

  it('mix the kinds that are asked for, each best first', async () => {
    const kinds = (await suggested('tess', { kinds: 'client, contact,member', limit: 6 })).map(({ ref }) => ref.kind);
    assert.deepEqual(kinds, ['contact', 'client', 'member', 'contact', 'client', 'member']);
  });

  it('hold nothing of kinds the person may not read, and nothing that can no longer be chosen', async () => {
    assert.deepEqual(await suggested('iris', { kinds: 'task,approval,project' }), []);
    const [first] = await suggested('iris', { kinds: 'client' });
    const { store } = desk.core;
    const tenantId = (await callerOf('iris')).tenant._id;
    await store.collection(clientCollection).updateOne({ _id: first!.ref.id, tenantId }, { $set: { active: false } });
    const left = await suggested('iris', { kinds: 'client' });
    assert.ok(left.length > 0 && left.every(({ ref }) => ref.id !== first!.ref.id));
  });

  it('hold only records of the person’s own desk', async () => {
    const ours = new Set((await suggested('tess', { kinds: 'client,member,ticket', limit: 50 })).map(({ ref }) => ref.id));
    const theirs = await suggested('theo', { kinds: 'client,member,ticket', limit: 50 });
    assert.ok(theirs.length > 0 && theirs.every(({ ref }) => !ours.has(ref.id)));
  });

  it('are refused without any kind, and none for kinds that are not offered', async () => {
    assert.deepEqual(await suggested('tess', { kinds: 'tenant,time-entry,constructor' }), []);
    const definition = desk.core.registry.find(suggest.name)!;
    const outcome = await desk.core.door.execute(definition, {}, await callerOf('tess'), { key: 'any' });
    assert.equal(outcome.ok || outcome.failure.kind, 'invalid');
  });

  it('can be typed by nobody and are in no menu', () => {
    assert.deepEqual(suggest.phrases, []);
    assert.equal(suggest.place, undefined);
  });
});
