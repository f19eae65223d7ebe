import assert from 'node:assert/strict';
import { credentialsOf, daysLeft, expiryTone } from './expiry.ts';

const now = new Date('2026-11-20T10:00:00Z');
const secret = (expiresOn?: string) => ({ id: 's', hint: '…Ab3d', addedAt: '', ...(expiresOn && { expiresOn }) });
const left = (expiresOn?: string) => daysLeft(credentialsOf({ secrets: [secret(expiresOn)] })[0]!, now);

describe('the countdown of secrets', () => {
  it('counts begun days whole, to the end of the last day, and none after it', () => {
    assert.deepEqual(['2026-11-20', '2026-11-21', '2026-12-20', '2026-11-19', '2020-01-01'].map(left), [1, 2, 31, 0, 0]);
  });

  it('knows no end where nobody said one', () => {
    assert.equal(left(), undefined);
  });

  it('presses as the notices do, and at once when Microsoft refused it', () => {
    assert.deepEqual(
      [31, 30, 8, 7, 0, undefined].map((days) => expiryTone(days, false)),
      ['good', 'warning', 'warning', 'attention', 'attention', 'neutral'],
    );
    assert.equal(expiryTone(300, true), 'attention');
  });

  it('lists secrets and then the certificate, with no more of a secret than its end', () => {
    const certificate = { thumbprint: 'x5t', subject: 'CN=desk', expiresAt: '2026-11-27T10:00:00Z' };
    const all = credentialsOf({ secrets: [secret('2026-11-21')], certificate });
    assert.deepEqual(
      all.map(({ kind, name }) => [kind, name]),
      [
        ['secret', '…Ab3d'],
        ['certificate', 'CN=desk'],
      ],
    );
    assert.equal(daysLeft(all[1]!, now), 7);
  });
});
