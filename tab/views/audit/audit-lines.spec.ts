import assert from 'node:assert/strict';
import { inputsLine, placeOf } from './audit-lines.ts';

describe('a line of the audit trail', () => {
  it('leads to the page of its record, and nowhere for what has none', () => {
    assert.equal(placeOf({ kind: 'profile', id: 'p' }), '/setup/profiles/p');
    assert.equal(placeOf({ kind: 'delivery', id: 'd' }), '/setup/deliveries/d');
    assert.equal(placeOf({ kind: 'ticket', id: 'a/b' }), '/records/ticket/a%2Fb');
    assert.equal(placeOf({ kind: 'member', id: 'm' }), undefined);
  });

  it('names each input by its label and leaves out what was empty', () => {
    const labels: { [name: string]: string } = { name: 'Name' };
    const labelOf = (name: string) => labels[name] ?? name;
    assert.equal(inputsLine({ name: 'Second', expiresOn: '', clientId: 'c' }, labelOf), 'Name: Second · clientId: c');
    assert.equal(inputsLine({}, labelOf), '');
  });
});
