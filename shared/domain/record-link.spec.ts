import assert from 'node:assert/strict';
import { recordLink, recordOfLink } from './record-link.ts';

const home = 'https://desk.example:8443';

describe('record links', () => {
  it('come back as the record they were made of', () => {
    for (const kind of ['ticket', 'task', 'approval', 'time-entry', 'contact'] as const)
      assert.deepEqual(recordOfLink(home, recordLink(home, { kind, id: 'aZ_0-9' })), { kind, id: 'aZ_0-9' });
  });

  for (const address of [
    'https://desk.example/records/ticket/a',
    'http://desk.example:8443/records/ticket/a',
    'https://user@desk.example:8443/records/ticket/a',
    'https://desk.example:8443.evil.example/records/ticket/a',
    'https://desk.example:8443/records/secret/a',
    'https://desk.example:8443/records/ticket/',
    'https://desk.example:8443/records/ticket/a/b',
    'https://desk.example:8443/records/ticket/../../x',
    'javascript:alert(1)',
    '',
  ]) {
    it(`mean nothing when they are ${JSON.stringify(address)}`, () => assert.equal(recordOfLink(home, address), undefined));
  }
});
