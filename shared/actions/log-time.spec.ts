import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('time-entry.log', () => {
  const desk = deskForSpecs();
  const newest = async (person: string, on: string) => {
    const entries = await desk()
      .stored()
      .timeEntries.between((await desk().member(person))._id, on, on);
    return entries.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).at(-1)!;
  };

  for (const [duration, minutes] of [
    ['30m', 30],
    ['1.5h', 90],
    ['1,5h', 90],
    ['0:45', 45],
    ['1h30', 90],
    ['9:00-9:45', 45],
    ['half an hour', 30],
    ['24h', 1_440],
  ] as const) {
    it(`logs ${duration} as ${minutes} minutes of today`, async () => {
      assert.ok((await desk().do('tess', 'time-entry.log', { work: '1001', duration })).ok);
      const entry = await newest('tess', '2026-11-19');
      assert.deepEqual([entry.minutes, entry.status, entry.work.number], [minutes, 'draft', 1001]);
    });
  }

  it('keeps when a range began and ended, in the person’s zone', async () => {
    await desk().do('dana', 'time-entry.log', { work: '1001', duration: '9:00-9:45', on: 'gestern' });
    const { startedAt, stoppedAt } = await newest('dana', '2026-11-18');
    assert.deepEqual([startedAt, stoppedAt], [new Date('2026-11-18T08:00:00Z'), new Date('2026-11-18T08:45:00Z')]);
  });

  it('reads dates as the person writes them', async () => {
    const told = await desk().do('dana', 'time-entry.log', { work: '1001', duration: '20m', on: '3.11.' });
    assert.match(told.text, /^Logged 20 min on #1001 .* for Di\. 3\. Nov\. 2026\.$/);
    assert.match((await desk().do('iris', 'time-entry.log', { work: '1001', duration: '20m' })).text, /for the role/);
  });

  it('means the day it is where the person is', async () => {
    desk().advance(11.5 * 3_600_000);
    assert.match((await desk().do('dana', 'time-entry.log', { work: '1001', duration: '5m' })).text, /20\. Nov/);
    assert.match((await desk().do('tess', 'time-entry.log', { work: '1001', duration: '5m' })).text, /19 Nov/);
  });

  it('is taken back by undo', async () => {
    await desk().do('tess', 'time-entry.log', { work: 'task 1041', duration: '7m', note: 'Calls' });
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. Removed 7 min from #1041/);
  });

  itRefuses(desk, 'time-entry.log', [
    ['tess', { work: '1001', duration: '30m', on: '2027-01-01' }, 'future-day', /has not come yet/],
    ['tess', { work: '1015', duration: '30m' }, 'not-now', /#1015 is closed and takes no more time; say “reopen 1015” first/],
    ['tess', { work: '1048', duration: '30m' }, 'not-now', /is done and takes no more time/],
    ['tess', { work: '1001', duration: '25h' }, 'input', /more than 24 hours/],
    ['tess', { work: '1001', duration: '0m' }, 'input', /less than a minute/],
    ['tess', { work: '1001', duration: '-5m' }, 'input', /less than nothing/],
    ['tess', { work: '1001', duration: '30' }, 'input', /If you mean minutes, write 30m/],
    ['tess', { work: '1001', duration: 'ages', on: 'never' }, 'input', /not a length of time.*not a day/],
    ['tess', {}, 'input', /Ticket or task is missing.*Time is missing/],
    ['arno', { work: '1001', duration: '30m' }, 'not-allowed', /for the role/],
  ]);
});
