import type { Aggregate, Receipt } from './records.ts';

/** How long an assignment guards against another one made without seeing it, in milliseconds. */
export const claimGuard = 5 * 60_000;

const handOvers: readonly string[] = ['work.assign', 'work.give-back', 'work.unassign'];

/** The assignment within the guard time by which the record came to whom it belongs; `undefined` when there is none or it was taken back. */
export function newestClaim(record: Aggregate, now: Date): Receipt | undefined {
  const since = now.getTime() - claimGuard;
  const newest = record.receipts.findLast(({ action }) => handOvers.includes(action));
  return newest?.action === 'work.assign' && newest.at.getTime() >= since ? newest : undefined;
}
