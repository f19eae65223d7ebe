import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('timer.start', () => {
  const desk = deskForSpecs();
  const running = async (person: string) =>
    desk()
      .stored()
      .timeEntries.runningFor((await desk().member(person))._id);

  it('starts a timer on a ticket', async () => {
    const told = await desk().do('tess', 'timer.start', { work: '1001', note: 'Looking' });
    assert.equal(told.text, 'Timer started on #1001 “Printer on floor 2 jams on every duplex job”.');
    const entry = await running('tess');
    assert.deepEqual([entry?.status, entry?.minutes, entry?.on, entry?.startedAt], ['running', 0, '2026-11-19', desk().now()]);
  });

  it('says so when it runs there already, and how to change when it runs elsewhere', async () => {
    assert.match((await desk().do('tess', 'timer.start', { work: '1001' })).text, /is already running/);
    const told = await desk().do('tess', 'timer.start', { work: '1002' });
    assert.deepEqual(
      [told.code, /Say “timer switch 1002” to stop it and start this one/.test(told.text)],
      ['timer-running', true],
    );
  });

  it('runs at most one of many that are started at once', async () => {
    const works = ['1003', '1006', '1010', '1013', '1021'];
    const all = await Promise.all(works.map((work) => desk().do('ravi', 'timer.start', { work })));
    assert.equal(all.filter(({ ok }) => ok).length, 1);
    assert.ok(all.filter(({ ok }) => !ok).every(({ code }) => code === 'timer-running'));
    assert.ok(await running('ravi'));
  });

  it('is undone: nothing runs and nothing is logged', async () => {
    assert.ok((await desk().do('tess', 'change.undo')).ok);
    assert.equal(await running('tess'), undefined);
  });

  itRefuses(desk, 'timer.start', [
    ['tess', { work: '1015' }, 'not-now', /is closed and takes no more time/],
    ['tess', {}, 'input', /Ticket or task is missing/],
    ['arno', { work: '1001' }, 'not-allowed', /for the role/],
  ]);
});
