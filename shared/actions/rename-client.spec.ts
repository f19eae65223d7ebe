import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('client.rename', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'client.rename', [
    ['iris', { client: 'contoso', name: 'C' }, 'not-allowed', /for the role technician/],
    ['tess', { client: 'contoso bakery' }, 'input', /New name is missing/],
  ]);

  it('gives a client another name, also of the same letters, keeps its tickets, and takes it back', async () => {
    const before = await desk().stored().clients.byName('Contoso Bakery');
    const told = await desk().do('dana', 'client.rename', { client: 'contoso bakery', name: 'CONTOSO Bakery' });
    assert.equal(told.text, '“Contoso Bakery” is now called “CONTOSO Bakery”.');
    const tickets = await desk().stored().tickets.list({ clientId: before!._id }, { limit: 5 });
    assert.ok(tickets.length > 0);
    assert.match((await desk().do('dana', 'change.undo')).text, /^Undone\. “CONTOSO Bakery” is now called “Contoso Bakery”\./);
    assert.equal((await desk().stored().clients.byName('contoso bakery'))?._id, before!._id);
  });

  it('refuses the name of another client, also where both are renamed to it at once', async () => {
    for (const name of ['First', 'Second']) await desk().do('tess', 'client.add', { name });
    assert.equal((await desk().do('tess', 'client.rename', { client: 'first', name: 'SECOND' })).code, 'name-taken');
    const both = await Promise.all(
      ['first', 'second'].map((client) => desk().do('tess', 'client.rename', { client, name: 'Third' }, { key: client })),
    );
    assert.deepEqual(both.map(({ ok, code }) => (ok ? 'done' : code)).sort(), ['done', 'name-taken']);
  });
});
