import assert from 'node:assert/strict';
import { toldOutcome } from './test-outcome.ts';

describe('what is told of a message that was sent on trial', () => {
  const told = (outcome: Parameters<typeof toldOutcome>[0]) => toldOutcome(outcome, 'message', 'Tess Morgan');

  it('is short when Teams took it', () => {
    const { ok, text, next } = told({ state: 'sent' });
    assert.deepEqual([ok, String(text), next], [true, 'The test message to Tess Morgan was taken by Teams.', undefined]);
  });

  it('names the reason and what to do when it was not sent, did not arrive or nobody knows', () => {
    const cases = [
      [{ state: 'skipped', reason: 'unlinked' }, /not sent: Tess Morgan is not linked/, /syncs the directory/],
      [{ state: 'failed', code: '502' }, /did not reach Teams \(502\)/, /Try again/],
      [{ state: 'failed', code: 'sandbox-missing' }, /in try mode the sandbox stands in for Teams/, /npm start/],
      [{ state: 'uncertain', code: 'timeout' }, /Nobody knows whether the test message arrived/, /Ask Tess Morgan/],
    ] as const;
    for (const [outcome, text, next] of cases) {
      const { ok, ...rest } = told(outcome);
      assert.equal(ok, false);
      assert.match(String(rest.text), text);
      assert.match(String(rest.next ?? ''), next);
    }
  });
});
