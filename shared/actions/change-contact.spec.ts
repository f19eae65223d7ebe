import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('contact.change', () => {
  const desk = deskForSpecs();
  const jo = async () => (await desk().stored().contacts.byMail('jo@x.example'))!;

  before(async () => {
    for (const name of ['Blue', 'Red']) await desk().do('tess', 'client.add', { name });
    await desk().do('tess', 'contact.add', { client: 'blue', name: 'Jo Park', mail: 'jo@x.example', phone: '12345' });
    await desk().do('tess', 'contact.add', { client: 'blue', name: 'Kim Ode', mail: 'kim@x.example' });
  });

  itRefuses(desk, 'contact.change', [
    ['iris', { contact: 'jo park', name: 'J' }, 'not-allowed', /for the role technician/],
    ['tess', { contact: 'jo park' }, 'input', /Nothing was given to change/],
    ['tess', { contact: 'jo park', mail: 'KIM@x.example' }, 'mail-taken', /Kim Ode of Blue has this address/],
  ]);

  it('changes what is given, takes the number away on “none”, and takes all of it back', async () => {
    const told = await desk().do('tess', 'contact.change', { contact: 'jo park', name: 'Jo Berg', phone: 'none', client: 'red' });
    assert.equal(told.text, 'Changed: Jo Berg, Red, jo@x.example.');
    assert.deepEqual([(await jo()).phone, (await jo()).client.name], [undefined, 'Red']);
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. Changed: Jo Park, Blue, jo@x\.example, 12345\.$/);
  });

  it('writes nothing where everything is like that already, and moves nobody to a client that is not active', async () => {
    const { version } = await jo();
    assert.match((await desk().do('tess', 'contact.change', { contact: 'jo park', phone: '12345' })).text, /like that already/);
    assert.equal((await jo()).version, version);
    await desk().do('tess', 'client.deactivate', { client: 'red' });
    assert.equal((await desk().do('tess', 'contact.change', { contact: 'jo park', client: 'red' })).code, 'client-inactive');
  });
});
