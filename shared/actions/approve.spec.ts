import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('approval.approve', () => {
  const desk = deskForSpecs();

  it('approves once, notes who and why, and settles the time entry', async () => {
    const told = await desk().do('arno', 'approval.approve', { approval: '1049', comment: 'Fine.' });
    assert.equal(told.text, '#1049 “90 min on #1001 Printer on floor 2 jams on every duplex job” is approved.');
    const approval = (await desk().stored().approvals.byNumber(1049))!;
    assert.deepEqual(
      [approval.status, approval.decision?.by.name, approval.decision?.comment],
      ['approved', 'Arno Lindqvist', 'Fine.'],
    );
    assert.equal((await desk().stored().timeEntries.byId(approval.subject!.id))?.status, 'approved');
    assert.deepEqual(
      (await desk().audit('time-entry', approval.subject!.id)).map(({ action }) => action),
      ['time-entry.settle'],
    );
  });

  it('lets exactly one of two decide at once, and tells the other by whom it was decided', async () => {
    const both = await Promise.all([
      desk().do('arno', 'approval.approve', { approval: '1052' }),
      desk().do('ada', 'approval.reject', { approval: '1052', comment: 'No.' }),
    ]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    assert.match(both.find(({ ok }) => !ok)!.text, /is already (approved|rejected) by (Arno Lindqvist|Ada Okafor)/);
  });

  it('refuses a card that shows an older state', async () => {
    const approval = (await desk().stored().approvals.byNumber(1053))!;
    const told = await desk().do('arno', 'approval.approve', { approval: '1053' }, { expectedVersion: approval.version + 1 });
    assert.equal(told.code, 'stale');
    assert.equal((await desk().stored().approvals.byNumber(1053))?.status, 'requested');
  });

  it('answers the same click again with what it did', async () => {
    const call = () => desk().do('arno', 'approval.approve', { approval: '1050' }, { key: 'click' });
    const [first, second] = [await call(), await call()];
    assert.deepEqual([first.ok, second.ok, second.duplicate, second.text], [true, true, true, first.text]);
  });

  itRefuses(desk, 'approval.approve', [
    ['arno', { approval: '1054' }, 'not-now', /is your own request; somebody else has to decide it/],
    ['arno', { approval: '1049' }, 'not-now', /is already approved by Arno Lindqvist/],
    ['tess', { approval: '1051' }, 'not-allowed', /for the role approver or administrator/],
    ['ravi', { approval: '1051' }, 'not-allowed', /for the role approver or administrator/],
    ['arno', {}, 'input', /Approval is missing/],
    ['arno', { approval: '1001' }, 'input', /#1001 .* is of the kind ticket, and an approval is needed/],
    ['olga', { approval: 'Firewall rule for Northwind only' }, 'input', /that you can see/],
  ]);

  it('finds no self-approval by pointer either', async () => {
    const own = (await desk().stored().approvals.byNumber(1054))!;
    const told = await desk().do('arno', 'approval.approve', { approval: `approval:${own._id}` });
    assert.equal(told.code, 'not-now');
  });

  it('keeps approvals of another desk out of reach by pointer', async () => {
    const other = (await desk().stored().approvals.byNumber(1053))!;
    const told = await desk().do('olga', 'approval.approve', { approval: `approval:${other._id}` });
    assert.equal(told.code, 'input');
    assert.doesNotMatch(told.text, /Firewall/);
  });

  it('is for the named approvers where some are named', async () => {
    const { recordKinds } = await import('../../src/records/kinds.ts');
    const approval = (await desk().stored().approvals.byNumber(1051))!;
    const ada = await desk().member('ada');
    const filter = { _id: approval._id, tenantId: approval.tenantId };
    const approvers = [{ id: ada._id, name: ada.name }];
    await desk().core.store.collection(recordKinds.approval.collection).updateOne(filter, { $set: { approvers } });
    assert.match((await desk().do('arno', 'approval.approve', { approval: '1051' })).text, /is for Ada Okafor to decide/);
    assert.ok((await desk().do('ada', 'approval.approve', { approval: '1051' })).ok);
  });
});
