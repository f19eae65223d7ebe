import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('note.remove', () => {
  const desk = deskForSpecs();
  const noteOf = async (work: string) => {
    await desk().do('tess', 'note.add', { work, note: 'Oops.' });
    const record = work === '1041' ? (await desk().stored().tasks.byNumber(1041))!.notes : (await desk().ticket(1001)).entries;
    return record.at(-1)!;
  };

  it('takes the actor’s own note back and keeps that there was one', async () => {
    const { id } = await noteOf('1001');
    assert.match((await desk().do('tess', 'note.remove', { work: '1001', note: id })).text, /The note on #1001 .* is removed/);
    assert.deepEqual((await desk().ticket(1001)).entries.at(-1)?.removedAt, desk().now());
    assert.equal((await desk().do('tess', 'note.remove', { work: '1001', note: id })).code, 'note-gone');
  });

  it('works on tasks', async () => {
    const { id } = await noteOf('1041');
    assert.ok((await desk().do('tess', 'note.remove', { work: '1041', note: id })).ok);
  });

  it('leaves other people’s notes alone and says whose they are', async () => {
    const { id } = await noteOf('1001');
    const told = await desk().do('ravi', 'note.remove', { work: '1001', note: id });
    assert.deepEqual([told.code, told.text], ['not-yours', 'That note is Tess Morgan’s. Ask Tess Morgan to take it back.']);
  });

  itRefuses(desk, 'note.remove', [
    ['tess', { work: '1001', note: 'unknown' }, 'note-gone', /not there any more/],
    ['arno', { work: '1001', note: 'x' }, 'not-allowed', /for the role/],
  ]);
});
