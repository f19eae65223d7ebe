import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

const jo = { client: 'contoso bakery', name: 'Jo Park', mail: 'Jo.Park@contosobakery.example' };

describe('contact.add', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'contact.add', [
    ['iris', jo, 'not-allowed', /for the role technician/],
    ['tess', { ...jo, mail: 'jo' }, 'input', /“jo” is no mail address/],
    ['tess', { ...jo, client: 'nobody knows' }, 'input', /no client that you can see/],
    ['tess', { ...jo, phone: 'call me' }, 'input', /no telephone number/],
  ]);

  it('adds a person at a client, whose address is theirs alone', async () => {
    const told = await desk().do('tess', 'contact.add', { ...jo, phone: '+44 20 7946 0123' });
    assert.equal(told.text, 'Added: Jo Park, Contoso Bakery, jo.park@contosobakery.example.');
    const contact = await desk().stored().contacts.byMail('jo.park@contosobakery.example');
    assert.deepEqual([contact?.phone, contact?.client.name], ['+44 20 7946 0123', 'Contoso Bakery']);
    const again = await desk().do('tess', 'contact.add', { ...jo, name: 'Another' });
    assert.match(again.text, /Jo Park of Contoso Bakery has this address already/);
    assert.match((await desk().do('tess', 'ticket.create', { title: 'Oven', contact: 'jo park' })).text, /for Contoso Bakery\.$/);
  });
});
