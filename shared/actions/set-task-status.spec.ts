import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('task.set-status', () => {
  const desk = deskForSpecs();
  const status = async () => (await desk().stored().tasks.byNumber(1041))?.status;

  it('moves a task, and undo moves it back', async () => {
    assert.match((await desk().do('tess', 'task.set-status', { task: '1041', status: 'done' })).text, /is now done/);
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. #1041 .* is now in progress\.$/);
    assert.equal(await status(), 'in-progress');
  });

  it('is not undone over somebody else’s change', async () => {
    await desk().do('tess', 'task.set-status', { task: '1041', status: 'done' });
    await desk().do('ravi', 'task.set-status', { task: '1041', status: 'to do' });
    assert.equal((await desk().do('tess', 'change.undo')).code, 'changed-since');
    assert.equal(await status(), 'to-do');
  });

  itRefuses(desk, 'task.set-status', [
    ['tess', { task: '1001', status: 'done' }, 'input', /of the kind ticket/],
    ['tess', { task: '1041', status: 'lost' }, 'input', /not one of the choices/],
    ['arno', { task: '1041', status: 'done' }, 'not-allowed', /for the role/],
  ]);
});
