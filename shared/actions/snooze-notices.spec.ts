import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('notice.snooze', () => {
  const desk = deskForSpecs();

  it('holds notices back until its time is over', async () => {
    const { text } = await desk().do('tess', 'notice.snooze', { duration: '2h' });
    assert.match(text, /snoozed until .*14:00.*; then one summary comes/);
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    const [held] = await desk().deliveries();
    const { snoozedUntil } = (await desk().member('tess')).notices!;
    assert.deepEqual([held?.state, held?.reason, held?.notBefore], ['pending', 'snoozed', snoozedUntil]);
  });

  it('is undone', async () => {
    await desk().do('tess', 'change.undo');
    assert.equal((await desk().member('tess')).notices?.snoozedUntil, undefined);
  });

  itRefuses(desk, 'notice.snooze', [
    ['tess', {}, 'input', /How long is missing/],
    ['tess', { duration: 'banana' }, 'input', /How long/],
  ]);
});
