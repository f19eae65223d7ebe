import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import { newestClaim } from '../domain/claims.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { assignedTo, isOpen, named } from '../domain/ticket-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';

/** Gives a ticket or task to a member. Somebody else's claim of the last five minutes stands unless it is taken over. */
export const assign = defineAction({
  name: 'work.assign',
  title: 'Assign',
  summary: 'Gives a ticket or task to you or a colleague.',
  place: 1,
  phrases: ['assign [ticket] {work} [to {assignee}]', 'take [ticket] {work}'],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    assignee: field.person('Assign to', { initial: 'me' }),
    takeOver: field.toggle('Take over', { hidden: true, initial: 'no' }),
  },
  permission: {
    grant: 'ticket.write',
    scope: 'work',
    unless: (_actor, record) => (isOpen(record as Ticket) ? undefined : `${cite(record as Ticket)} is done; reopen it first.`),
  },
  audit: { subject: 'work', record: ['work', 'assignee'] },
  undo: 'work.give-back',
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
    const claim = newestClaim(work.record, now);
    if (claim && claim.actorId !== actor._id && before && !takeOver) {
      const ago = Math.max(1, Math.round((now.getTime() - claim.at.getTime()) / 1000));
      throw new Failure(
        'claimed',
        'conflict',
        `${before.name} took ${cite(work.record)} ${ago} s ago.`,
        `If it should change hands, say “take over ${work.record.number}” or press Take over.`,
      );
    }
    const after =
      work.kind === 'ticket'
        ? assignedTo(caller.tenant, work.record, assignee, now)
        : { ...work.record, assignee: named(assignee) };
    const who = assignee._id === actor._id ? 'yours' : `${assignee.name}’s`;
    return {
      write: { update: work.kind, before: work.record, after },
      events: [{ type: `${work.kind}.assigned`, data: { assigneeId: assignee._id, previousId: before?.id } }],
      undo: { work: pointer(work.kind, work.record), assignee: before?.id ?? 'nobody', expected: assignee._id },
      reply: (stored: Ticket | Task) => ({
        text: `${cite(stored)} is now ${who}${before ? ` (it was ${before.name}’s)` : ''}.`,
        show: { kind: work.kind, record: stored },
        undoable: true,
      }),
    };
  },
});
