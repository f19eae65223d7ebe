import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { named } from '../domain/ticket-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Puts a ticket or task back to whom it belonged before an assignment, unless it changed hands since. */
export const giveBack = defineAction({
  name: 'work.give-back',
  title: 'Give back',
  summary: 'Takes an assignment back.',
  phrases: [],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    assignee: field.text('Back to', { max: 64 }),
    expected: field.text('Assigned to now', { max: 64 }),
    status: field.text('Status before', { max: 20, optional: true, hidden: true }),
  },
  permission: { grant: 'ticket.write', scope: 'work' },
  audit: { subject: 'work', record: ['work'] },
  async run({ members }, { work, assignee, expected, status }) {
    if ((work.record.assignee?.id ?? 'nobody') !== expected) {
      const now = work.record.assignee?.name ?? word('nobody');
      throw new Failure(
        'changed-since',
        'conflict',
        say`${cite(work.record)} has changed hands since: it is ${now}’s now.`,
        say`Nothing was taken back; assign it anew if it should change.`,
      );
    }
    const member = assignee === 'nobody' ? undefined : await members.byId(assignee);
    const isNewAgain = work.kind === 'ticket' && status === 'new' && work.record.status === 'open' && !member;
    const after = { ...work.record, assignee: member && named(member), ...(isNewAgain && { status: 'new' as const }) };
    return {
      write: { update: work.kind, before: work.record, after },
      events: [{ type: `${work.kind}.assigned`, data: { assigneeId: member?._id, previousId: expected } }],
      reply: (stored: Ticket | Task) => ({
        text: member ? say`${cite(stored)} is ${member.name}’s again.` : say`${cite(stored)} is nobody’s again.`,
        show: { kind: work.kind, record: stored },
      }),
    };
  },
});
