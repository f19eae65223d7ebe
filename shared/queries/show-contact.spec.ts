import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('contact.show', () => {
  const desk = deskForSpecs();

  for (const said of ['lena', 'Lena Ortiz', 'LENA.ORTIZ@contosobakery.example', 'contoso']) {
    it(`shows Lena Ortiz for “${said}”`, async () => {
      const told = await desk().do('iris', 'contact.show', { contact: said });
      assert.equal(told.text, 'Lena Ortiz, Contoso Bakery, lena.ortiz@contosobakery.example.');
    });
  }

  it('asks which one is meant', async () => {
    assert.deepEqual((await desk().do('tess', 'contact.show', { contact: 'acme' })).problems, ['contact ambiguous']);
  });

  itRefuses(desk, 'contact.show', [
    ['tess', { contact: 'nobody at all' }, 'input', /no contact that you can see fits “nobody at all”\. Write its name/],
    ['tess', {}, 'input', /Contact is missing/],
  ]);
});
