import { Failure } from '../errors/failure.ts';
import { say } from '../text/say.ts';
import { cite } from './cite.ts';
import type { Aggregate, Receipt } from './records.ts';
import type { Task } from './task.ts';
import type { Ticket } from './ticket.ts';

/** How long an assignment guards against another one made without seeing it, in milliseconds. */
export const claimGuard = 5 * 60_000;

const handOvers: readonly string[] = ['work.assign', 'work.give-back', 'work.unassign'];

/** The assignment within the guard time by which the record came to whom it belongs; `undefined` when there is none or it was taken back. */
export function newestClaim(record: Aggregate, now: Date): Receipt | undefined {
  const since = now.getTime() - claimGuard;
  const newest = record.receipts.findLast(({ action }) => handOvers.includes(action));
  return newest?.action === 'work.assign' && newest.at.getTime() >= since ? newest : undefined;
}

/** Why the record stays with whom somebody else gave it to a moment ago. */
export function claimBy(record: Ticket | Task, actorId: string, now: Date): Failure | undefined {
  const claim = newestClaim(record, now);
  if (!claim || claim.actorId === actorId || !record.assignee) return undefined;
  const ago = Math.max(1, Math.round((now.getTime() - claim.at.getTime()) / 1000));
  return new Failure(
    'claimed',
    'conflict',
    claim.actorId === record.assignee.id
      ? say`${record.assignee.name} took ${cite(record)} ${ago} s ago.`
      : say`${cite(record)} was given to ${record.assignee.name} ${ago} s ago.`,
    say`If it should be yours all the same, say “take over ${record.number}” or press Take over.`,
  );
}
