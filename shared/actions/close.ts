import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { isOpen } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Closes a ticket, or marks a task as done. */
export const close = defineAction({
  name: 'work.close',
  title: 'Close',
  summary: 'Closes a ticket or finishes a task.',
  place: 6,
  phrases: ['close [ticket] {work}', 'finish [task] {work}'],
  input: { work: field.reference('Ticket or task', { of: ['ticket', 'task'] }) },
  permission: {
    grant: 'ticket.write',
    scope: 'work',
    unless: (_actor, record) => {
      const of = record as Ticket | Task;
      return of.status === 'closed' || of.status === 'done' ? say`${cite(of)} is already ${word(of.status)}.` : undefined;
    },
  },
  audit: { subject: 'work', record: ['work'] },
  async run(_context, { work }) {
    const reply = { text: '' };
    if (work.kind === 'ticket')
      return {
        reply,
        instead: { action: 'ticket.set-status', input: { ticket: pointer('ticket', work.record), status: 'closed' } },
      };
    if (!isOpen(work.record)) return { reply: { text: say`${cite(work.record)} is already done.`, show: work } };
    return { reply, instead: { action: 'task.set-status', input: { task: pointer('task', work.record), status: 'done' } } };
  },
});
