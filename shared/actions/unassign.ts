import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { takesNoWork } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Frees a ticket or task, so that anybody can take it. */
export const unassign = defineAction({
  name: 'work.unassign',
  title: 'Unassign',
  summary: 'Frees a ticket or task, so that anybody can take it.',
  phrases: ['unassign [ticket] {work}', 'assign [ticket] {work} to nobody', 'release [ticket] {work}'],
  input: { work: field.reference('Ticket or task', { of: ['ticket', 'task'] }) },
  permission: { grant: 'ticket.write', scope: 'work', unless: (_actor, record) => takesNoWork(record as Ticket | Task) },
  audit: { subject: 'work', record: ['work'] },
  undo: 'work.give-back',
  async run(_context, { work }) {
    const before = work.record.assignee;
    if (!before) return { reply: { text: say`${cite(work.record)} is nobody’s already.`, show: work } };
    return {
      write: { update: work.kind, before: work.record, after: { ...work.record, assignee: undefined } },
      events: [{ type: `${work.kind}.assigned`, data: { assigneeId: undefined, previousId: before.id } }],
      undo: { work: pointer(work.kind, work.record), assignee: before.id, expected: 'nobody' },
      reply: (stored: Ticket | Task) => ({
        text: say`${cite(stored)} is nobody’s now (it was ${before.name}’s).`,
        show: { kind: work.kind, record: stored },
        undoable: true,
      }),
    };
  },
});
