import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';
import type { ClientPage } from '../api/query-data.ts';

describe('client.show', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'client.show', [
    ['tess', { client: 'no such company' }, 'input', /no client that you can see/],
    ['tess', {}, 'input', /Client is missing/],
  ]);

  it('shows a client with its people and what is open, and nothing that is closed or another’s', async () => {
    const told = await desk().do('iris', 'client.show', { client: 'contoso bakery' });
    const { contacts, tickets } = told.data as ClientPage;
    const id = (await desk().stored().clients.byName('Contoso Bakery'))!._id;
    const all = await desk().stored().tickets.list({ clientId: id }, { limit: 100 });
    const open = all.filter(({ status }) => ['new', 'open', 'waiting'].includes(status));
    assert.ok(contacts.length > 0 && open.length > 0);
    assert.deepEqual(tickets.map(({ number }) => number).sort(), open.map(({ number }) => number).sort());
    assert.match(told.text, new RegExp(`^Contoso Bakery: ${contacts.length} contacts?, ${open.length} open tickets?\\.$`));
    assert.equal(told.list?.items.length, contacts.length + open.length);
  });

  it('says of a client without anything that there is nothing', async () => {
    await desk().do('tess', 'client.add', { name: 'Empty' });
    const told = await desk().do('tess', 'client.show', { client: 'empty' });
    assert.deepEqual([told.text, told.list], ['Empty: no contact, no open ticket.', undefined]);
  });
});
