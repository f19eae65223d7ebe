import { defineAction } from '../definition/action.ts';
import { assignedWords } from '../domain/assigned-words.ts';
import { cite, pointer } from '../domain/cite.ts';
import { claimBy } from '../domain/claims.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { assignedTo, named, takesNoWork } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

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
          text:
            assignee._id === actor._id
              ? say`${cite(work.record)} is already yours.`
              : say`${cite(work.record)} is already ${assignee.name}’s.`,
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
        text: assignedWords(stored, assignee._id === actor._id ? undefined : assignee.name, before?.name),
        show: { kind: work.kind, record: stored },
        undoable: true,
      }),
    };
  },
});
