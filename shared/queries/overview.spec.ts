import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { Overview } from '../api/query-data.ts';

describe('desk.overview', () => {
  const desk = deskForSpecs();
  const of = async (person: string) => (await desk().do(person, 'desk.overview')).data as Overview;

  it('shows what is due by tonight, overdue first, and the clocks soonest first', async () => {
    const { dueToday, clocks, counts } = await of('tess');
    const night = Date.parse('2026-11-20T00:00:00Z');
    assert.ok(dueToday.length > 0);
    for (const { due } of dueToday) assert.ok(due?.at ? Date.parse(due.at) <= night : due!.on! <= '2026-11-19');
    const times = clocks.map(({ due }) => due!.at!);
    assert.deepEqual(times, [...times].sort());
    assert.ok(counts.tickets >= clocks.length && counts.unassigned === undefined);
  });

  it('shows the timer that runs and the time of today', async () => {
    const before = await of('tess');
    await desk().do('tess', 'time-entry.log', { work: '1001', duration: '25m' });
    await desk().do('tess', 'timer.start', { work: '1002' });
    const after = await of('tess');
    assert.equal(after.minutesToday, before.minutesToday + 25);
    assert.equal(after.timer?.work.number, 1002);
  });

  it('shows approvers what they decide, people what was sent back to them, dispatchers what is nobody’s', async () => {
    const { approvals } = await of('arno');
    assert.ok(approvals.length > 0);
    const one = approvals.find(({ requester }) => requester === 'Tess Morgan')!;
    const input = { approval: `approval:${one.ref.id}`, comment: 'Which ticket?' };
    assert.equal((await desk().do('arno', 'approval.request-changes', input)).ok, true);
    assert.ok((await of('tess')).waitingOnMe.some(({ ref }) => ref.id === one.ref.id));
    assert.ok((await of('dana')).counts.unassigned! > 0);
  });

  it('shows those with fewer rights what they may read, and nothing else', async () => {
    const { counts, approvals, dueToday } = await of('iris');
    assert.deepEqual([counts, approvals, dueToday], [{ tickets: 0, tasks: 0, approvals: 0 }, [], []]);
  });
});
