import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('timer.stop', () => {
  const desk = deskForSpecs();

  it('logs the time it ran as a draft, and undo removes that', async () => {
    await desk().do('tess', 'timer.start', { work: '1001' });
    desk().advance(25 * 60_000);
    const told = await desk().do('tess', 'timer.stop', { note: 'Fuser' });
    assert.match(told.text, /^Timer stopped: 25 min on #1001/);
    const entry = told.show?.record as { status: string; minutes: number; note: string };
    assert.deepEqual([entry.status, entry.minutes, entry.note], ['draft', 25, 'Fuser']);
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. Removed 25 min/);
  });

  it('counts a started minute, and at most a day', async () => {
    await desk().do('tess', 'timer.start', { work: '1001' });
    assert.match((await desk().do('tess', 'timer.stop')).text, /: 1 min on/);
    await desk().do('tess', 'timer.start', { work: '1002' });
    desk().advance(3 * 86_400_000);
    assert.match((await desk().do('tess', 'timer.stop')).text, /: 24 h on/);
  });

  it('stops once, however often the same call comes', async () => {
    await desk().do('ravi', 'timer.start', { work: '1003' });
    const call = () => desk().do('ravi', 'timer.stop', {}, { key: 'stop' });
    const [first, second] = [await call(), await call()];
    assert.deepEqual([first.ok, second.ok], [true, true]);
    assert.match(second.text, /1 min/);
  });

  itRefuses(desk, 'timer.stop', [
    ['tess', {}, 'no-timer', /You have no timer running\. Say “timer start”/],
    ['arno', {}, 'not-allowed', /for the role/],
  ]);
});
