import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('desk.find', () => {
  const desk = deskForSpecs();
  const kinds = (told: { list?: { items: { ref: { kind: string } }[] } }) => new Set(told.list?.items.map(({ ref }) => ref.kind));

  it('finds records of every kind by words, and says how many', async () => {
    const told = await desk().do('tess', 'desk.find', { query: 'printer' });
    assert.match(told.text, /^3 records for “printer”\.$/);
    assert.deepEqual(kinds(told), new Set(['ticket', 'approval']));
  });

  it('finds exactly the number behind #', async () => {
    const told = await desk().do('tess', 'desk.find', { query: '#1041' });
    assert.deepEqual(
      told.list?.items.map(({ number }) => number),
      [1041],
    );
  });

  it('shows the newest of all kinds when nothing is asked', async () => {
    const told = await desk().do('tess', 'desk.find');
    assert.deepEqual([told.text, kinds(told).size], ['The newest records.', 5]);
  });

  it('finds nothing of kinds the person may not read', async () => {
    const told = await desk().do('iris', 'desk.find', { query: 'printer' });
    assert.deepEqual(kinds(told), new Set(['ticket']));
  });

  it('finds nothing of another desk', async () => {
    const { number } = await desk().ticket(1001);
    await desk().do('tess', 'ticket.create', { title: 'Zirconium' });
    assert.equal((await desk().do('theo', 'desk.find', { query: 'zirconium' })).text, 'Nothing found for “zirconium”.');
    assert.ok(number);
  });

  itRefuses(desk, 'desk.find', [
    ['tess', { query: 'x'.repeat(201) }, 'input', /at most 200/],
    ['tess', { kind: 'mail' }, 'input', /not one of the choices/],
    ['tess', { limit: 51 }, 'input', /at most 50/],
  ]);
});
