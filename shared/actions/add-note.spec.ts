import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';
import { historyLimit } from '../domain/history-room.ts';

describe('note.add', () => {
  const desk = deskForSpecs();

  it('stores the note with its author, and tells the audit trail', async () => {
    const told = await desk().do('tess', 'note.add', { work: '1001', note: ' Part ordered.\r\nDue Friday. ' });
    assert.equal(told.text, 'Noted on #1001 “Printer on floor 2 jams on every duplex job” (internal).');
    assert.equal(told.undoable, true);
    const ticket = await desk().ticket(1001);
    const { kind, text, author } = ticket.entries.at(-1)!;
    assert.deepEqual([kind, text, author.name], ['note', 'Part ordered.\nDue Friday.', 'Tess Morgan']);
    const [entry] = await desk().audit('ticket', ticket._id);
    assert.deepEqual([entry?.action, entry?.event, entry?.actorName], ['note.add', 'ticket.noted', 'Tess Morgan']);
  });

  it('notes on tasks too, also on closed work', async () => {
    assert.ok((await desk().do('ravi', 'note.add', { work: 'task 1041', note: 'Weekend.' })).ok);
    assert.equal((await desk().stored().tasks.byNumber(1041))?.notes.at(-1)?.text, 'Weekend.');
    assert.ok((await desk().do('ravi', 'note.add', { work: '1015', note: 'For the record.' })).ok);
  });

  it('does nothing the second time under the same key', async () => {
    const before = (await desk().ticket(1002)).entries.length;
    const call = () => desk().do('tess', 'note.add', { work: '1002', note: 'Once.' }, { key: 'note-once' });
    const [first, second] = [await call(), await call()];
    assert.deepEqual([first.duplicate, second.duplicate, second.text], [false, true, first.text]);
    assert.equal((await desk().ticket(1002)).entries.length, before + 1);
  });

  it('takes no more when the history is full, and says what to do', async () => {
    const text = 'x'.repeat(20_000);
    const count = Math.ceil(historyLimit.characters / text.length);
    const ticket = await desk().ticket(1003);
    const entry = { ...ticket.entries[0]!, text };
    const full = { ...ticket, entries: Array.from({ length: count }, () => entry) };
    const { recordKinds } = await import('../../src/records/kinds.ts');
    const filter = { _id: ticket._id, tenantId: ticket.tenantId };
    await desk()
      .core.store.collection(recordKinds.ticket.collection)
      .updateOne(filter, { $set: { entries: full.entries } });
    const told = await desk().do('tess', 'note.add', { work: '1003', note: 'One more.' });
    assert.equal(told.code, 'history-full');
    assert.match(told.text, /is full.*Open a new ticket/);
  });

  itRefuses(desk, 'note.add', [
    ['arno', { work: '1001', note: 'x' }, 'not-allowed', /“Add note” is for the role technician/],
    ['iris', { work: '1001', note: 'x' }, 'not-allowed', /Ask an administrator/],
    ['tess', { work: '1001' }, 'input', /Internal note is missing/],
    ['tess', { note: 'x' }, 'input', /Ticket or task is missing/],
    ['tess', { work: '1001', note: '   ' }, 'input', /Internal note is missing/],
    ['tess', { work: '1001', note: 'x'.repeat(20_001) }, 'input', /20,001 characters and at most 20,000/],
    ['tess', { work: '1049', note: 'x' }, 'input', /is of the kind approval/],
    ['theo', { work: `ticket:${'x'.repeat(32)}`, note: 'x' }, 'input', /that you can see/],
  ]);
});
