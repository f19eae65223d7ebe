import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('client.add', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'client.add', [
    ['iris', { name: 'Blue Yonder' }, 'not-allowed', /for the role technician, dispatcher, or administrator/],
    ['arno', { name: 'Blue Yonder' }, 'not-allowed', /for the role technician/],
    ['tess', {}, 'input', /Name is missing/],
    ['tess', { name: '…' }, 'input', /at least one letter or digit/],
    ['tess', { name: 'CONTOSO  bakery' }, 'name-taken', /There is a client “Contoso Bakery” already/],
  ]);

  it('adds a client once, who can be named in a ticket and found', async () => {
    const told = await desk().do('tess', 'client.add', { name: 'Blue Yonder' }, { key: 'blue' });
    assert.equal(told.text, '“Blue Yonder” is a client now.');
    assert.equal((await desk().do('tess', 'client.add', { name: 'Blue Yonder' }, { key: 'blue' })).duplicate, true);
    assert.match(
      (await desk().do('tess', 'ticket.create', { title: 'Airplane', client: 'blue yonder' })).text,
      /for Blue Yonder\.$/,
    );
    const found = await desk().do('tess', 'desk.find', { query: 'yonder', kind: 'client' });
    assert.deepEqual(
      found.list?.items.map(({ title, detail }) => [title, detail]),
      [['Blue Yonder', 'Client']],
    );
  });

  it('lets one of two who add the same name at once, and keeps names of other desks out of it', async () => {
    const both = await Promise.all(['a', 'b'].map((key) => desk().do('tess', 'client.add', { name: 'Twin' }, { key })));
    assert.deepEqual(both.map(({ ok, code }) => (ok ? 'done' : code)).sort(), ['done', 'name-taken']);
    assert.equal((await desk().do('theo', 'client.add', { name: 'Twin' })).ok, true);
  });

  it('is taken back by putting the client away', async () => {
    await desk().do('tess', 'client.add', { name: 'Mistake' });
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. “Mistake” is not active any more\.$/);
    assert.match(
      (await desk().do('tess', 'client.add', { name: 'mistake' })).text,
      /is there and not active\. Activate it instead/,
    );
  });
});
