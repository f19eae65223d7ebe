import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('client.deactivate', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'client.deactivate', [
    ['iris', { client: 'contoso' }, 'not-allowed', /for the role technician/],
    ['tess', { client: 'no such company' }, 'input', /no client that you can see/],
  ]);

  it('puts a client away, names its open tickets, and refuses new work for it until it is active again', async () => {
    const told = await desk().do('tess', 'client.deactivate', { client: 'contoso bakery' });
    assert.match(told.text, /^“Contoso Bakery” is not active any more\. \d+ open tickets? of it can still be worked on\.$/);
    assert.match((await desk().do('tess', 'client.deactivate', { client: 'contoso bakery' })).text, /is not active already/);
    const refused = await desk().do('tess', 'ticket.create', { title: 'More', client: 'contoso bakery' });
    assert.match(refused.text, /“Contoso Bakery” is not active\. Activate it first: “activate client Contoso Bakery”\./);
    const contact = { client: 'contoso bakery', name: 'New', mail: 'new@contoso.example' };
    assert.equal((await desk().do('tess', 'contact.add', contact)).code, 'client-inactive');
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. “Contoso Bakery” is active again\.$/);
    assert.equal((await desk().do('tess', 'ticket.create', { title: 'More', client: 'contoso bakery' })).ok, true);
  });
});
