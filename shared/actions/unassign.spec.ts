import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('work.unassign', () => {
  const desk = deskForSpecs();

  it('frees work, and undo gives it back', async () => {
    assert.match((await desk().do('dana', 'work.unassign', { work: '1001' })).text, /is nobody’s now \(it was Tess Morgan’s\)/);
    assert.equal((await desk().ticket(1001)).assignee, undefined);
    assert.match((await desk().do('dana', 'change.undo')).text, /is Tess Morgan’s again/);
  });

  it('says so when it is free already', async () => {
    assert.match((await desk().do('tess', 'work.unassign', { work: '1004' })).text, /is nobody’s already/);
  });

  it('lets the next one take it although it was just assigned', async () => {
    await desk().do('tess', 'work.assign', { work: '1009' });
    await desk().do('tess', 'work.unassign', { work: '1009' });
    assert.ok((await desk().do('ravi', 'work.assign', { work: '1009' })).ok);
  });

  itRefuses(desk, 'work.unassign', [
    ['tess', { work: '1015' }, 'not-now', /is closed/],
    ['arno', { work: '1001' }, 'not-allowed', /for the role/],
  ]);
});
