import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('work.take-over', () => {
  const desk = deskForSpecs();

  it('takes work over that somebody has just taken', async () => {
    await desk().do('ravi', 'work.assign', { work: '1004' });
    assert.equal((await desk().do('tess', 'work.assign', { work: '1004' })).code, 'claimed');
    assert.match((await desk().do('tess', 'work.take-over', { work: '1004' })).text, /is now yours \(it was Ravi Patel’s\)/);
    assert.equal((await desk().ticket(1004)).assignee?.name, 'Tess Morgan');
  });

  it('is taken back by undo', async () => {
    assert.match((await desk().do('tess', 'change.undo')).text, /is Ravi Patel’s again/);
  });

  itRefuses(desk, 'work.take-over', [
    ['tess', { work: '1015' }, 'not-now', /is closed; say “reopen 1015” first/],
    ['arno', { work: '1004' }, 'not-allowed', /for the role/],
  ]);
});
