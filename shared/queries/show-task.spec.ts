import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('task.show', () => {
  const desk = deskForSpecs();

  it('shows a task by number or words', async () => {
    const text = '#1041 “Plan the mailbox migration window”: in progress, Tess Morgan.';
    assert.equal((await desk().do('arno', 'task.show', { task: '1041' })).text, text);
    assert.equal((await desk().do('arno', 'task.show', { task: 'migration window' })).text, text);
  });

  itRefuses(desk, 'task.show', [
    ['iris', { task: '1041' }, 'not-allowed', /for the role/],
    ['tess', { task: '1001' }, 'input', /#1001 “Printer.*” is of the kind ticket, and a task is needed here/],
  ]);
});
