import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import { derivedId } from '../actions/keys.ts';
import { memberCollection, tenantCollection } from '../records/collections.ts';
import { seedTenants } from '../seed/people.ts';
import { nobodyStandsIn } from './playground.ts';
import { recognise, type StandIn } from './who.ts';

const [northwind, fabrikam] = seedTenants;
const tenantId = derivedId('seed', 'northwind');
const tess = northwind!.members[0]!;
const { entraTenantId } = northwind!;
const { entraObjectId } = tess;

describe('who a person is', () => {
  const desk = deskForSpecs();
  const who = async (presented: Parameters<typeof recognise>[1], standIn: StandIn = nobodyStandsIn) => {
    const { directory } = desk().core;
    directory.forgetMembers();
    directory.forgetTenants();
    return recognise(directory, presented, standIn);
  };
  const changeMember = (change: Record<string, unknown>) =>
    desk().core.store.collection(memberCollection).updateOne({ tenantId, entraObjectId }, { $set: change });

  it('is the member whom the tenant knows by this object id', async () => {
    const found = await who({ entraTenantId, entraObjectId });
    assert.ok(found.state === 'member');
    assert.deepEqual([found.tenant._id, found.member.mail], [tenantId, tess.mail]);
  });

  it('is foreign without a tenant of this installation, whatever else is presented', async () => {
    const strange = '00000000-0000-4000-8000-000000000000';
    for (const presented of [
      {},
      { entraObjectId },
      { entraTenantId: strange, entraObjectId },
      { entraTenantId: '', entraObjectId },
    ])
      assert.deepEqual(await who(presented), { state: 'foreign' });
  });

  it('is unlinked in a tenant that does not know the object id, also with that of somebody in another tenant', async () => {
    for (const id of [undefined, '', 'nobody', fabrikam!.members[0]!.entraObjectId]) {
      const found = await who({ entraTenantId, ...(id !== undefined && { entraObjectId: id }) });
      assert.equal(found.state, 'unlinked');
    }
  });

  it('does not get in while the tenant is not set up, not even a member', async () => {
    for (const teams of ['disabled', 'unconfigured']) {
      await desk().changeTenant({ teams });
      assert.equal((await who({ entraTenantId, entraObjectId })).state, 'not-set-up');
    }
    await desk().changeTenant({ teams: 'active' });
    assert.equal((await who({ entraTenantId, entraObjectId })).state, 'member');
  });

  it('is told apart when signed out, and when the member is disabled, which weighs more', async () => {
    await changeMember({ signedOutAt: new Date(0) });
    assert.equal((await who({ entraTenantId, entraObjectId })).state, 'signed-out');
    await changeMember({ active: false });
    assert.equal((await who({ entraTenantId, entraObjectId })).state, 'disabled');
    await changeMember({ active: true });
    await desk()
      .core.store.collection(memberCollection)
      .updateOne({ tenantId, entraObjectId }, { $unset: { signedOutAt: '' } });
  });

  it('may be stood in for where no tenant knows them, and nowhere else', async () => {
    const tenant = (await desk().core.store.collection(tenantCollection).findOne({ _id: tenantId }))!;
    const member = await desk().member('tess');
    const standIn: StandIn = async () => ({ tenant, member });
    assert.equal((await who({}, standIn)).state, 'member');
    const out: StandIn = async () => ({ tenant, member: { ...member, signedOutAt: new Date(0) } });
    assert.equal((await who({}, out)).state, 'signed-out');
    assert.equal((await who({ entraTenantId, entraObjectId: 'nobody' }, standIn)).state, 'unlinked');
  });
});
