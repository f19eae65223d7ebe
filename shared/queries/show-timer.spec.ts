import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('timer.show', () => {
  const desk = deskForSpecs();

  it('says that none runs, and how to start one', async () => {
    assert.match((await desk().do('tess', 'timer.show')).text, /^No timer is running\. Say “timer start”/);
  });

  it('says on what it runs and for how long', async () => {
    await desk().do('tess', 'timer.start', { work: '1001' });
    assert.match((await desk().do('tess', 'timer.show')).text, /has been running for less than a minute/);
    desk().advance(75 * 60_000);
    const told = await desk().do('tess', 'timer.show');
    assert.match(told.text, /^Your timer on #1001 .* has been running for 1 h 15 min\. Say “timer stop” to log it\.$/);
    assert.equal(told.show?.kind, 'time-entry');
  });

  it('is not for those who log no time', async () => {
    assert.equal((await desk().do('arno', 'timer.show')).code, 'not-allowed');
  });
});
