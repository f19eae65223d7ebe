import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('approval.mine', () => {
  const desk = deskForSpecs();

  it('shows deciders what waits for them, oldest first, without their own', async () => {
    const told = await desk().do('arno', 'approval.mine');
    assert.deepEqual(
      [told.text, told.list?.items.map(({ number }) => number)],
      ['5 approvals waiting for your decision.', [1052, 1051, 1053, 1049, 1050]],
    );
    assert.ok((await desk().do('ada', 'approval.mine')).list?.items.some(({ number }) => number === 1054));
  });

  it('shows the others what they asked for', async () => {
    const told = await desk().do('tess', 'approval.mine');
    assert.deepEqual([told.text, told.list?.title], ['Your latest 3 approvals.', 'What you asked for']);
    assert.equal((await desk().do('dana', 'approval.mine')).text, 'You have not asked for any approval.');
  });

  it('is not for those who read no approvals', async () => {
    assert.equal((await desk().do('iris', 'approval.mine')).code, 'not-allowed');
  });
});
