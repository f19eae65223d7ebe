import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('member.enable', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'member.enable', [
    ['dana', { member: 'ravi' }, 'not-allowed', /for the role administrator/],
    ['ada', { member: 'ravi' }, 'not-now', /Ravi Patel is active already/],
  ]);

  it('lets a disabled member in again with the roles they had, and can be taken back', async () => {
    await desk().do('ada', 'member.disable', { member: 'ravi' });
    assert.equal((await desk().do('ada', 'member.enable', { member: 'ravi' })).text, 'Ravi Patel is let in again.');
    assert.deepEqual((await desk().member('ravi')).roles, ['technician']);
    assert.match((await desk().do('ada', 'change.undo')).text, /^Undone\. Ravi Patel is disabled/);
  });
});
