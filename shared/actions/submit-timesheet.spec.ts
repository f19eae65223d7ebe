import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('timesheet.submit', () => {
  const desk = deskForSpecs();
  const mine = async () => {
    const { _id } = await desk().member('tess');
    return desk().stored().timeEntries.between(_id, '2026-11-16', '2026-11-22');
  };
  const standing = async () => Object.groupBy(await mine(), ({ status }) => status);
  const newest = async () =>
    (
      await desk()
        .stored()
        .approvals.requestedBy((await desk().member('tess'))._id, { limit: 1 })
    )[0]!;

  it('asks for a decision on what was logged in the week, and hands its drafts in', async () => {
    await desk().do('tess', 'time-entry.log', { work: '1003', duration: '1h30', on: 'monday' });
    await desk().do('tess', 'timer.start', { work: '1003' });
    const drafts = (await standing()).draft!;
    const told = await desk().do('tess', 'timesheet.submit');
    assert.match(
      told.text,
      /^#\d+ “Timesheet of Tess Morgan, Mon 16 Nov to Thu 19 Nov 2026” is submitted and waits for a decision\.$/,
    );
    const approval = await newest();
    assert.deepEqual([approval.of, approval.status, approval.entries], ['timesheet', 'requested', drafts.map(({ _id }) => _id)]);
    assert.match(approval.details, /^2 h 20 min in 2 entries\.\n#1003 .+: 1 h 30 min\n#1002 .+: 50 min$/);
    const after = await standing();
    assert.deepEqual([after.draft, after.running?.length, after.submitted?.length], [undefined, 1, 4]);
  });

  it('tells the approvers, and not who handed it in', async () => {
    const { _id } = await newest();
    const told = (await desk().deliveries()).filter(({ about }) => about?.id === _id);
    const people = await Promise.all(['arno', 'ada'].map((person) => desk().member(person)));
    assert.deepEqual(told.map(({ recipient }) => recipient).sort(), people.map((person) => person._id).sort());
    assert.match(told[0]!.notice!.preview, /^Tess Morgan asks for your decision on #\d+ “Timesheet of Tess Morgan/);
  });

  it('answers the same message again with what it did, and hands nothing in twice', async () => {
    await desk().do('tess', 'time-entry.log', { work: '1003', duration: '15m', on: 'today' });
    const submit = () => desk().do('tess', 'timesheet.submit', { week: 'this' }, { key: 'again' });
    const [first, second] = [await submit(), await submit()];
    assert.deepEqual([second.ok, second.duplicate, second.text], [true, true, first.text]);
    assert.equal((await newest()).entries?.length, 1);
  });

  it('hands a week in once, however many ask at the same moment', async () => {
    await desk().do('tess', 'time-entry.log', { work: '1003', duration: '20m', on: 'today' });
    const all = await Promise.all(Array.from({ length: 5 }, () => desk().do('tess', 'timesheet.submit')));
    assert.equal(all.filter(({ ok }) => ok).length, 1);
    const waiting = (
      await desk()
        .stored()
        .approvals.requestedBy((await desk().member('tess'))._id, { limit: 20 })
    )
      .filter(({ status }) => status === 'requested')
      .flatMap(({ entries }) => entries ?? []);
    assert.equal(new Set(waiting).size, waiting.length);
  });

  it('carries the decision over to every entry of it', async () => {
    const sheet = await newest();
    await desk().do('arno', 'approval.request-changes', { approval: String(sheet.number), comment: 'Split it.' });
    assert.equal((await standing())['changes-requested']?.length, 1);
    await desk().do('tess', 'timesheet.submit');
    const again = await newest();
    assert.notEqual(again._id, sheet._id);
    assert.deepEqual(again.entries, sheet.entries);
    await desk().do('arno', 'approval.approve', { approval: String(again.number) });
    assert.equal((await standing()).approved?.length, 1);
  });

  it('can be undone while nobody decided, and its entries are drafts again', async () => {
    await desk().do('tess', 'time-entry.log', { work: '1003', duration: '10m', on: 'today' });
    await desk().do('tess', 'timesheet.submit');
    const told = await desk().do('tess', 'change.undo');
    assert.match(told.text, /is withdrawn/);
    assert.deepEqual([(await newest()).status, (await standing()).draft?.length], ['withdrawn', 1]);
    assert.ok((await desk().do('tess', 'time-entry.remove', { entry: `time-entry:${(await standing()).draft![0]!._id}` })).ok);
  });

  it('takes each week by itself, by the person’s own calendar', async () => {
    await desk().do('ravi', 'time-entry.log', { work: '1003', duration: '20m', on: '2026-11-15' });
    await desk().do('ravi', 'time-entry.log', { work: '1003', duration: '25m', on: '2026-11-01' });
    assert.match(
      (await desk().do('ravi', 'timesheet.submit', { week: 'last week' })).text,
      /Timesheet of Ravi Patel, Sun 15 Nov 2026/,
    );
    assert.match(
      (await desk().do('ravi', 'timesheet.submit', { week: 'earlier' })).text,
      /Timesheet of Ravi Patel, Sun 1 Nov 2026/,
    );
  });

  itRefuses(desk, 'timesheet.submit', [
    ['ravi', { week: 'last' }, 'nothing-to-submit', /Everything you logged last week is submitted already/],
    ['dana', {}, 'nothing-to-submit', /You have not logged any time this week/],
    ['dana', { week: 'before' }, 'nothing-to-submit', /You have not logged any time before last week/],
    ['dana', { week: 'in March' }, 'input', /is not one of the choices/],
    ['iris', {}, 'not-allowed', /for the role technician, dispatcher,? or administrator/],
    ['arno', {}, 'not-allowed', /for the role/],
  ]);
});
