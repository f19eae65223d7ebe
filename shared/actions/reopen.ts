import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Ticket } from '../domain/ticket.ts';
import { isOpen } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Opens a resolved or closed ticket, or a finished task, again. */
export const reopen = defineAction({
  name: 'work.reopen',
  title: 'Reopen',
  summary: 'Opens a closed ticket or finished task again.',
  place: 6,
  phrases: ['reopen [ticket] {work}'],
  input: { work: field.reference('Ticket or task', { of: ['ticket', 'task'] }) },
  permission: {
    grant: 'ticket.write',
    scope: 'work',
    unless: (_actor, record) => (isOpen(record as Ticket) ? say`${cite(record as Ticket)} is not closed.` : undefined),
  },
  audit: { subject: 'work', record: ['work'] },
  async run(_context, { work }) {
    const instead =
      work.kind === 'ticket'
        ? { action: 'ticket.set-status', input: { ticket: pointer('ticket', work.record), status: 'open' } }
        : { action: 'task.set-status', input: { task: pointer('task', work.record), status: 'in-progress' } };
    return { reply: { text: '' }, instead };
  },
});
