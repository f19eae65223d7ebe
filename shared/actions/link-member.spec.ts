import assert from 'node:assert/strict';
import { systemCaller } from '../../src/actions/system-caller.ts';
import { memberCollection } from '../../src/records/collections.ts';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

const account = '9a1f0a2b-1000-4c3d-9e4f-000000000001';

describe('member.link', () => {
  const desk = deskForSpecs();

  async function link(person: string, entraObjectId: string, key: string) {
    const { door, registry, directory } = desk().core;
    const member = await desk().member(person);
    const tenant = (await directory.tenants()).find(({ _id }) => _id === member.tenantId)!;
    const input = { member: `member:${member._id}`, entraObjectId };
    return door.execute(registry.find('member.link')!, input, systemCaller(tenant), { key });
  }

  before(async () => {
    const { _id, tenantId } = await desk().member('tess');
    await desk()
      .core.store.collection(memberCollection)
      .updateOne({ _id, tenantId }, { $unset: { entraObjectId: '' } });
  });

  itRefuses(desk, 'member.link', [
    ['ada', { member: 'member:x', entraObjectId: account }, 'not-allowed', /done by the desk itself/],
    ['tess', { member: 'member:x', entraObjectId: account }, 'not-allowed', /done by the desk itself/],
  ]);

  it('links a member, who is found by the account at once', async () => {
    const outcome = await link('tess', account, 'l1');
    assert.equal(outcome.ok && outcome.reply.text, 'Tess Morgan is linked to their Microsoft account.');
    const member = await desk().member('tess');
    assert.equal(member.entraObjectId, account);
    assert.equal((await desk().core.directory.memberByEntra(member.tenantId, account))?._id, member._id);
  });

  it('changes nothing where the link is there already', async () => {
    const { version } = await desk().member('tess');
    assert.equal((await link('tess', account, 'l2')).ok, true);
    assert.equal((await desk().member('tess')).version, version);
  });

  it('refuses an account that another member has, and a second account', async () => {
    for (const [person, id] of [
      ['ravi', account],
      ['tess', '9a1f0a2b-1000-4c3d-9e4f-000000000002'],
    ] as const) {
      const outcome = await link(person, id, `l3-${person}`);
      assert.equal(!outcome.ok && outcome.failure.code, 'already-linked');
    }
  });
});
