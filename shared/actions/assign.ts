import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import { newestClaim } from '../domain/claims.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { assignedTo, named, takesNoWork } from '../domain/ticket-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';

/** Gives a ticket or task to a member. Somebody else's claim of the last five minutes stands unless it is taken over. */
export const assign = defineAction({
  name: 'work.assign',
  title: 'Assign',
  summary: 'Gives a ticket or task to you or a colleague.',
  place: 1,
  phrases: [
    'assign [ticket] {work} [to {assignee}]',
    'take [ticket] {work}',
    'assign to me {work}',
    'assign to {assignee} {work}',
    'give {work} to {assignee}',
  ],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    assignee: field.person('Assign to', { initial: 'me' }),
    takeOver: field.toggle('Take over', { hidden: true, initial: 'no' }),
  },
  permission: {
    grant: 'ticket.write',
    scope: 'work',
    unless: (_actor, record) => takesNoWork(record as Ticket),
  },
  audit: { subject: 'work', record: ['work', 'assignee'] },
  undo: 'work.give-back',
  against: ({ actor, now }, { work, takeOver }) => (takeOver ? undefined : claimBy(work.record, actor._id, now)),
  async run({ actor, caller, now }, { work, assignee, takeOver }) {
    const before = work.record.assignee;
    if (before?.id === assignee._id) {
      return {
        reply: {
          text: `${cite(work.record)} is already ${assignee._id === actor._id ? 'yours' : `${assignee.name}’s`}.`,
          show: work,
        },
      };
    }
    const claimed = takeOver ? undefined : claimBy(work.record, actor._id, now);
    if (claimed) throw claimed;
    const after =
      work.kind === 'ticket'
        ? assignedTo(caller.tenant, work.record, assignee, now)
        : { ...work.record, assignee: named(assignee) };
    const who = assignee._id === actor._id ? 'yours' : `${assignee.name}’s`;
    return {
      write: { update: work.kind, before: work.record, after },
      events: [{ type: `${work.kind}.assigned`, data: { assigneeId: assignee._id, previousId: before?.id } }],
      undo: {
        work: pointer(work.kind, work.record),
        assignee: before?.id ?? 'nobody',
        expected: assignee._id,
        ...(after.status !== work.record.status && { status: work.record.status }),
      },
      reply: (stored: Ticket | Task) => ({
        text: `${cite(stored)} is now ${who}${before ? ` (it was ${before.name}’s)` : ''}.`,
        show: { kind: work.kind, record: stored },
        undoable: true,
      }),
    };
  },
});

/** Why the record stays with whom somebody else gave it to a moment ago. */
function claimBy(record: Ticket | Task, actorId: string, now: Date): Failure | undefined {
  const claim = newestClaim(record, now);
  if (!claim || claim.actorId === actorId || !record.assignee) return undefined;
  const ago = Math.max(1, Math.round((now.getTime() - claim.at.getTime()) / 1000));
  return new Failure(
    'claimed',
    'conflict',
    claim.actorId === record.assignee.id
      ? `${record.assignee.name} took ${cite(record)} ${ago} s ago.`
      : `${cite(record)} was given to ${record.assignee.name} ${ago} s ago.`,
    `If it should be yours all the same, say “take over ${record.number}” or press Take over.`,
  );
}
