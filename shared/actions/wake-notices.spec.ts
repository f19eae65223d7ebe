import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('notice.wake', () => {
  const desk = deskForSpecs();

  it('says so when nothing is snoozed', async () => {
    assert.equal((await desk().do('tess', 'notice.wake')).text, 'Your notices are not snoozed.');
  });

  it('does not promise them at once where quiet hours or a summary still hold them', async () => {
    await desk().do('ravi', 'notice.set-times', { digest: '8:00' });
    await desk().do('ravi', 'notice.snooze', { duration: '2h' });
    assert.match((await desk().do('ravi', 'notice.wake')).text, /no longer snoozed\. .*still hold them back/);
  });

  it('lets notices come at once again', async () => {
    await desk().do('tess', 'notice.snooze', { duration: '2h' });
    assert.match((await desk().do('tess', 'notice.wake')).text, /come at once again/);
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    assert.equal((await desk().deliveries())[0]?.reason, undefined);
  });
});
