import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('change.undo', () => {
  const desk = deskForSpecs();

  it('takes changes back one by one, newest first, each once', async () => {
    await desk().do('tess', 'note.add', { work: '1001', note: 'One.' });
    await desk().do('tess', 'ticket.set-priority', { ticket: '1001', priority: 'high' });
    await desk().do('tess', 'time-entry.log', { work: '1001', duration: '10m' });
    const texts = [
      await desk().do('tess', 'change.undo'),
      await desk().do('tess', 'change.undo'),
      await desk().do('tess', 'change.undo'),
    ];
    assert.match(
      texts.map(({ text }) => text).join(' | '),
      /Removed 10 min.* \| Undone\. .*normal priority.* \| Undone\. The note/,
    );
    assert.equal((await desk().do('tess', 'change.undo')).code, 'nothing-to-undo');
  });

  it('takes back what was changed on one record, when it is named', async () => {
    await desk().do('tess', 'note.add', { work: '1002', note: 'Two.' });
    await desk().do('tess', 'note.add', { work: '1005', note: 'Three.' });
    assert.match((await desk().do('tess', 'change.undo', { record: '1002' })).text, /The note on #1002/);
    const told = await desk().do('tess', 'change.undo', { record: '1002' });
    assert.match(told.text, /You changed nothing there in the last hour that can be taken back/);
  });

  it('takes back the one change that is named by its key, though a newer one can be', async () => {
    await desk().do('tess', 'note.add', { work: '1006', note: 'Older.' }, { key: 'older' });
    await desk().do('tess', 'note.add', { work: '1006', note: 'Newer.' });
    await desk().do('tess', 'change.undo', { change: 'older' });
    const [older, newer] = (await desk().ticket(1006)).entries.slice(-2);
    assert.deepEqual([older?.text, Boolean(older?.removedAt), newer?.removedAt], ['Older.', true, undefined]);
    assert.match((await desk().do('tess', 'change.undo', { change: 'older' })).text, /taken back already/);
    assert.equal((await desk().do('ravi', 'change.undo', { change: 'older' })).code, 'nothing-to-undo');
  });

  it('takes back nothing of others', async () => {
    assert.equal((await desk().do('ravi', 'change.undo', { record: '1005' })).code, 'nothing-to-undo');
  });

  it('takes back one change, however often the same call comes', async () => {
    await desk().do('tess', 'note.add', { work: '1001', note: 'Four.' });
    const call = () => desk().do('tess', 'change.undo', {}, { key: 'undo' });
    const all = [await call(), await call(), ...(await Promise.all([call(), call()]))];
    assert.ok(all.every(({ ok }) => ok));
    assert.equal((await desk().ticket(1005)).entries.at(-1)?.removedAt, undefined);
  });

  it('does not show an undo of an undo', async () => {
    const { receipts } = await desk().ticket(1001);
    assert.deepEqual([receipts.at(-1)?.text.startsWith('Undone. '), receipts.at(-1)?.undoable], [true, false]);
  });

  it('reaches back one hour', async () => {
    await desk().do('ravi', 'note.add', { work: '1003', note: 'Old.' });
    desk().advance(61 * 60_000);
    assert.equal((await desk().do('ravi', 'change.undo')).code, 'nothing-to-undo');
  });

  itRefuses(desk, 'change.undo', [
    ['iris', {}, 'nothing-to-undo', /There is no change of yours in the last hour/],
    ['tess', { record: '9999999' }, 'input', /that you can see/],
  ]);
});
