import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('member.show', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'member.show', [['tess', { member: 'nobody like that' }, 'input', /no member that you can see/]]);

  it('shows a person of the desk to everybody in it', async () => {
    const told = await desk().do('iris', 'member.show', { member: 'ada' });
    assert.equal(told.text, 'Ada Okafor, ada.okafor@northwind.example: administrator.');
    assert.equal(told.show?.kind, 'member');
  });
});
