import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('time-entry.mine', () => {
  const desk = deskForSpecs();

  it('sums the week of the person, without removed entries, and tells of a running timer', async () => {
    const told = await desk().do('tess', 'time-entry.mine');
    assert.match(told.text, /^\d+ h \d+ min logged this week\.$/);
    await desk().do('tess', 'time-entry.log', { work: '1001', duration: '1h' });
    const more = await desk().do('tess', 'time-entry.mine');
    assert.equal(more.list!.items.length, told.list!.items.length + 1);
    await desk().do('tess', 'change.undo');
    assert.equal((await desk().do('tess', 'time-entry.mine')).text, told.text);
    await desk().do('tess', 'timer.start', { work: '1001' });
    assert.match((await desk().do('tess', 'time-entry.mine')).list!.items.at(-1)!.detail, /timer running/);
  });

  it('says so when nothing is logged, and whom it is not for', async () => {
    assert.equal((await desk().do('dana', 'time-entry.mine')).text, 'You have not logged any time this week.');
    assert.equal((await desk().do('arno', 'time-entry.mine')).code, 'not-allowed');
  });
});
