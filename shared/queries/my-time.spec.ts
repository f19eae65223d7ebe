import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { TimeWeek } from '../api/query-data.ts';

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
    assert.equal((await desk().do('iris', 'time-entry.mine')).code, 'not-allowed');
  });

  it('gives the whole week as days with their sums, Monday first, also an earlier one', async () => {
    const { data } = await desk().do('tess', 'time-entry.mine');
    const week = data as TimeWeek;
    assert.deepEqual([week.from, week.to, week.days.length], ['2026-11-16', '2026-11-22', 7]);
    assert.equal(
      week.days.reduce((sum, { minutes }) => sum + minutes, 0),
      week.minutes,
    );
    assert.equal(
      week.byWork.reduce((sum, { minutes }) => sum + minutes, 0),
      week.minutes,
    );
    const earlier = await desk().do('tess', 'time-entry.mine', { week: '2026-01-01' });
    assert.equal((earlier.data as TimeWeek).from, '2025-12-29');
    assert.match(earlier.text, /^You have not logged any time in the week of Mon 29 Dec 2025\.$/);
  });

  it('shows somebody else’s time to those who approve it and to nobody else', async () => {
    const shown = await desk().do('arno', 'time-entry.mine', { member: 'Ravi Patel' });
    assert.equal((shown.data as TimeWeek).member.name, 'Ravi Patel');
    assert.ok((shown.data as TimeWeek).minutes > 0);
    assert.match(
      (await desk().do('tess', 'time-entry.mine', { member: 'Ravi Patel' })).text,
      /somebody else’s. Those who approve/,
    );
  });
});
