import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('approval.request-changes', () => {
  const desk = deskForSpecs();

  it('notes the decision with its reason, and gives the time entry back', async () => {
    const told = await desk().do('arno', 'approval.request-changes', { approval: '1049', comment: 'Which job?' });
    assert.ok(told.ok, told.text);
    const approval = (await desk().stored().approvals.byNumber(1049))!;
    assert.deepEqual([approval.status, approval.decision?.comment], ['changes-requested', 'Which job?']);
    assert.equal((await desk().stored().timeEntries.byId(approval.subject!.id))?.status, 'changes-requested');
  });

  it('settles nothing but the approval where it is about a change', async () => {
    assert.ok((await desk().do('ada', 'approval.request-changes', { approval: '1054', comment: 'Not on a Saturday.' })).ok);
    assert.equal((await desk().stored().approvals.byNumber(1054))?.subject, undefined);
  });

  itRefuses(desk, 'approval.request-changes', [
    ['arno', { approval: '1050' }, 'input', /“What should change\?” has no answer yet/],
    ['arno', { approval: '1049', comment: 'x' }, 'not-now', /(is|was) already .* by Arno Lindqvist/],
    ['arno', { approval: '1054', comment: 'x' }, 'not-now', /is your own request|already/],
    ['tess', { approval: '1050', comment: 'x' }, 'not-allowed', /for the role approver or administrator/],
  ]);
});
