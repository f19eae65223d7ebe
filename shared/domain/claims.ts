import type { Aggregate, Receipt } from './records.ts';

/** How long an assignment guards against another one made without seeing it, in milliseconds. */
export const claimGuard = 5 * 60_000;

/** The newest assignment of a record within the guard time. */
export function newestClaim(record: Aggregate, now: Date): Receipt | undefined {
  const since = now.getTime() - claimGuard;
  return record.receipts.findLast((receipt) => receipt.action === 'work.assign' && receipt.at.getTime() >= since);
}
