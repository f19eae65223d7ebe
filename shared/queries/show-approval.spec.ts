import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('approval.show', () => {
  const desk = deskForSpecs();

  it('shows an approval by number, or by its place in the list shown last', async () => {
    const told = await desk().do('tess', 'approval.show', { approval: '1053' });
    assert.equal(told.text, '#1053 “Firewall rule for the new ERP host”: waiting for a decision, asked by Tess Morgan.');
    assert.equal(told.show?.kind, 'approval');
  });

  itRefuses(desk, 'approval.show', [
    ['iris', { approval: '1053' }, 'not-allowed', /for the role/],
    ['tess', { approval: '1001' }, 'input', /of the kind ticket/],
    ['theo', { approval: 'firewall northwind' }, 'input', /that you can see/],
  ]);
});
