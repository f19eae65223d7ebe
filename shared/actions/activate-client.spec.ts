import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('client.activate', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'client.activate', [
    ['arno', { client: 'contoso' }, 'not-allowed', /for the role technician/],
    ['tess', { client: 'contoso bakery' }, 'not-now', /is active already/],
  ]);

  it('takes a client up again, and can be taken back', async () => {
    await desk().do('tess', 'client.deactivate', { client: 'contoso bakery' });
    assert.equal(
      (await desk().do('tess', 'client.activate', { client: 'contoso bakery' })).text,
      '“Contoso Bakery” is active again.',
    );
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. “Contoso Bakery” is not active any more/);
  });
});
