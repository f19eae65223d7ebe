import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('notice.wake', () => {
  const desk = deskForSpecs();

  it('says so when nothing is snoozed', async () => {
    assert.equal((await desk().do('tess', 'notice.wake')).text, 'Your notices are not snoozed.');
  });

  it('lets notices come at once again', async () => {
    await desk().do('tess', 'notice.snooze', { duration: '2h' });
    assert.match((await desk().do('tess', 'notice.wake')).text, /come at once again/);
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    assert.equal((await desk().deliveries())[0]?.reason, undefined);
  });
});
