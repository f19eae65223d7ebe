import assert from 'node:assert/strict';
import { inputsLine, placeOf } from './audit-lines.ts';

describe('a line of the audit trail', () => {
  it('leads to the page of its record, and nowhere for what has none', () => {
    const isShown = (kind: string) => kind !== 'project';
    assert.equal(placeOf({ kind: 'profile', id: 'p' }, isShown), '/setup/profiles/p');
    assert.equal(placeOf({ kind: 'delivery', id: 'd' }, isShown), '/setup/deliveries/d');
    assert.equal(placeOf({ kind: 'ticket', id: 'a/b' }, isShown), '/records/ticket/a%2Fb');
    assert.equal(placeOf({ kind: 'member', id: 'm' }, isShown), '/records/member/m');
    assert.equal(placeOf({ kind: 'project', id: 'p' }, isShown), undefined);
  });

  it('names each input by its label and leaves out what was empty', () => {
    const described = [
      { name: 'name', label: 'Name' },
      { name: 'state', label: 'State', choices: [{ value: 'open', title: 'Open' }] },
    ];
    const words = (text: string) => (text === 'Open' ? 'Offen' : text);
    const line = inputsLine({ name: 'Open', expiresOn: '', state: 'Open', clientId: 'c' }, described, words);
    assert.equal(line, 'Name: Open · State: Offen · clientId: c');
    assert.equal(inputsLine({}, described, words), '');
  });
});
