import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('time-entry.settle', () => {
  const desk = deskForSpecs();

  it('is done by the desk when an approval of time is decided', async () => {
    await desk().do('arno', 'approval.approve', { approval: '1050' });
    const { subject } = (await desk().stored().approvals.byNumber(1050))!;
    assert.equal((await desk().stored().timeEntries.byId(subject!.id))?.status, 'approved');
    const [entry] = await desk().audit('time-entry', subject!.id);
    assert.deepEqual([entry?.action, entry?.actorName], ['time-entry.settle', 'Deskhand']);
  });

  it('is done by no person, whatever their role', async () => {
    const { subject } = (await desk().stored().approvals.byNumber(1049))!;
    for (const person of ['tess', 'arno', 'ada', 'iris']) {
      const told = await desk().do(person, 'time-entry.settle', { entry: `time-entry:${subject!.id}`, status: 'approved' });
      assert.deepEqual([told.code, told.text.includes('by the desk itself')], ['not-allowed', true]);
    }
    assert.equal((await desk().stored().timeEntries.byId(subject!.id))?.status, 'submitted');
  });

  itRefuses(desk, 'time-entry.settle', [['ada', {}, 'not-allowed', /is done by the desk itself/]]);
});
