import assert from 'node:assert/strict';
import type { Contract } from './contract-types.ts';
import { deriveContract } from './derive-contract.ts';
import committed from './graph-contract.json' with { type: 'json' };
import { createValueCheck } from './value-check.ts';

describe("Graph's contract", () => {
  it('is what the committed file says: whoever changes the list of operations runs its command again', () => {
    assert.deepEqual(committed, deriveContract());
  });

  it('knows the objects of the operations down to their enumerations', () => {
    const { objects, enums } = committed as Contract;
    assert.equal(objects['subscription']?.properties['expirationDateTime'], 'date-time');
    assert.deepEqual(objects['subscription']?.required, ['changeType', 'expirationDateTime', 'notificationUrl', 'resource']);
    assert.deepEqual(enums['bodyType'], ['text', 'html']);
  });

  const check = createValueCheck(committed as Contract, true);
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['date-time', '2026-11-03 09:00', 'is no date-time'],
    ['date-time', '2026-13-03T09:00:00Z', 'is no instant'],
    ['int32', 1.5, 'is no int32'],
    ['boolean?', 'true', 'is no boolean'],
    ['string[]', ['a', 1], '[1] is no text'],
    ['bodyType', 'markdown', 'is none of text, html'],
    ['dateTimeTimeZone', { dateTime: '2026-11-03T09:00:00Z', timeZone: 'UTC' }, '.dateTime is no local-date-time'],
    ['dateTimeTimeZone', { dateTime: '2026-11-03T09:00:00' }, '.timeZone is required'],
    ['itemBody', { content: 'x', colour: 'red' }, '.colour is not a property of itemBody'],
    ['itemBody', 'x', 'is no object'],
  ];
  for (const [type, value, problem] of wrong) {
    it(`refuses ${JSON.stringify(value)} as ${type}`, () => {
      const found = check(value, type, 'it').join('; ');
      assert.ok(found.includes(problem), found);
    });
  }

  const right: readonly (readonly [string, unknown])[] = [
    ['date-time', '2026-11-03T09:00:00.123+01:00'],
    ['string?', null],
    ['any', { whatever: 1 }],
    ['dateTimeTimeZone', { dateTime: '2026-11-03T09:00:00.0000000', timeZone: 'W. Europe Standard Time' }],
    ['userScopeTeamsAppInstallation', { 'teamsApp@odata.bind': 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/1' }],
    ['teamworkNotificationRecipient', { '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: '1' }],
  ];
  for (const [type, value] of right) {
    it(`takes ${JSON.stringify(value)} as ${type}`, () => assert.deepEqual(check(value, type, 'it'), []));
  }
});
