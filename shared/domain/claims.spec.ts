import assert from 'node:assert/strict';
import { claimGuard, newestClaim } from './claims.ts';
import type { Aggregate } from './records.ts';

const now = new Date('2026-11-19T12:00:00Z');
const receipt = (action: string, secondsAgo: number) => ({
  action,
  at: new Date(now.getTime() - secondsAgo * 1_000),
  actorId: 'm1',
});
const record = (...receipts: ReturnType<typeof receipt>[]) => ({ receipts }) as unknown as Aggregate;

describe('newestClaim', () => {
  it('is the newest assignment of the last five minutes', () => {
    assert.equal(
      newestClaim(record(receipt('work.assign', 200), receipt('work.assign', 10), receipt('note.add', 1)), now)?.at.getTime(),
      now.getTime() - 10_000,
    );
    assert.ok(newestClaim(record(receipt('work.assign', claimGuard / 1_000)), now));
    assert.equal(newestClaim(record(receipt('work.assign', claimGuard / 1_000 + 1)), now), undefined);
  });

  it('is none once the work was given back or freed', () => {
    assert.equal(newestClaim(record(receipt('work.assign', 9), receipt('work.give-back', 5)), now), undefined);
    assert.equal(newestClaim(record(receipt('work.assign', 9), receipt('work.unassign', 5)), now), undefined);
    assert.ok(newestClaim(record(receipt('work.unassign', 9), receipt('work.assign', 5)), now));
  });
});
