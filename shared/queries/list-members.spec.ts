import assert from 'node:assert/strict';
import { memberCollection } from '../../src/records/collections.ts';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { MemberPage } from '../api/query-data.ts';

describe('member.list', () => {
  const desk = deskForSpecs();
  const list = async (person: string, input: Record<string, unknown> = {}) =>
    (await desk().do(person, 'member.list', input)).data as MemberPage;

  it('lists the people of the desk by name, page by page and by words', async () => {
    const { members } = await list('tess');
    assert.deepEqual(
      members.map(({ name }) => name),
      ['Ada Okafor', 'Arno Lindqvist', 'Dana Fischer', 'Iris Chen', 'Ravi Patel', 'Tess Morgan'],
    );
    const page = await list('tess', { skip: 4, limit: 1 });
    assert.deepEqual([page.members.map(({ name }) => name), page.more], [['Ravi Patel'], true]);
    assert.deepEqual(
      (await list('tess', { words: 'tess' })).members.map(({ name }) => name),
      ['Tess Morgan'],
    );
  });

  it('keeps accounts, settings and who is disabled for administrators', async () => {
    const ravi = await desk().member('ravi');
    await desk()
      .core.store.collection(memberCollection)
      .updateOne({ _id: ravi._id, tenantId: ravi.tenantId }, { $set: { active: false } });
    const seen = await list('tess', { disabled: true });
    assert.ok(
      seen.members.every(({ name, linked, zone }) => name !== 'Ravi Patel' && linked === undefined && zone === undefined),
    );
    const known = (await list('ada', { disabled: true })).members.find(({ name }) => name === 'Ravi Patel');
    assert.deepEqual([known?.active, known?.linked, known?.zone], [false, true, 'Europe/London']);
  });

  it('lists those without a Microsoft account alone, for administrators', async () => {
    const iris = await desk().member('iris');
    const { store } = desk().core;
    await store
      .collection(memberCollection)
      .updateOne({ _id: iris._id, tenantId: iris.tenantId }, { $unset: { entraObjectId: '' } });
    const names = async (person: string) => (await list(person, { unlinked: true })).members.map(({ name }) => name);
    assert.deepEqual(await names('ada'), ['Iris Chen']);
    assert.ok((await names('tess')).length > 1);
  });
});
