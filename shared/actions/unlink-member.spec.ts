import assert from 'node:assert/strict';
import { systemCaller } from '../../src/actions/system-caller.ts';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('member.unlink', () => {
  const desk = deskForSpecs();

  async function unlink(person: string, entraObjectId: string, key: string) {
    const { door, registry, directory } = desk().core;
    const member = await desk().member(person);
    const tenant = (await directory.tenants()).find(({ _id }) => _id === member.tenantId)!;
    const input = { member: `member:${member._id}`, entraObjectId, reason: 'removed' };
    return door.execute(registry.find('member.unlink')!, input, systemCaller(tenant), { key });
  }

  itRefuses(desk, 'member.unlink', [
    ['ada', { member: 'member:x', entraObjectId: 'a', reason: 'removed' }, 'not-allowed', /done by the desk itself/],
  ]);

  it('takes the link and leaves the member, who is not found by the account any more', async () => {
    const before = await desk().member('tess');
    const account = before.entraObjectId!;
    assert.equal((await desk().core.directory.memberByEntra(before.tenantId, account))?._id, before._id);
    assert.equal((await unlink('tess', account, 'u1')).ok, true);
    const after = await desk().member('tess');
    assert.deepEqual([after._id, after.name, after.active, after.entraObjectId], [before._id, before.name, true, undefined]);
    assert.equal(await desk().core.directory.memberByEntra(before.tenantId, account), undefined);
  });

  it('leaves a member alone who is linked to another account by now', async () => {
    const before = await desk().member('ravi');
    assert.equal((await unlink('ravi', 'another', 'u2')).ok, true);
    assert.equal((await desk().member('ravi')).entraObjectId, before.entraObjectId);
  });
});
