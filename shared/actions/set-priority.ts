import { defineAction } from '../definition/action.ts';
import { changedSince } from '../domain/changed-since.ts';
import { cite, pointer } from '../domain/cite.ts';
import { retarget } from '../domain/sla.ts';
import type { Priority, Ticket } from '../domain/ticket.ts';
import { priorityTitles } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { priorityOptions } from '../fields/priority-options.ts';
import { say, word } from '../text/say.ts';

const inner = (priority: Priority) => word(priorityTitles[priority].toLowerCase());

/** Changes how much a ticket presses; its targets are counted anew from when it was opened. */
export const setPriority = defineAction({
  name: 'ticket.set-priority',
  title: 'Change priority',
  summary: 'Changes how much a ticket presses.',
  place: 8,
  phrases: [
    'priority [of] {ticket} [to] {priority}',
    'set priority [of] {ticket} [to] {priority}',
    'priority {priority} [for] {ticket}',
    'change priority [of] {ticket} [to] {priority}',
  ],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    priority: field.choice('Priority', { options: priorityOptions }),
    expected: field.choice('Priority now', { options: priorityOptions, hidden: true, optional: true }),
  },
  permission: { grant: 'ticket.write', scope: 'ticket' },
  audit: { subject: 'ticket', record: ['ticket', 'priority'] },
  undo: 'ticket.set-priority',
  async run({ caller }, { ticket: { record: ticket }, priority, expected }) {
    if (expected && ticket.priority !== expected) throw changedSince(ticket, say`it has ${inner(ticket.priority)} priority`);
    if (ticket.priority === priority)
      return {
        reply: {
          text: say`${cite(ticket)} already has ${inner(priority)} priority.`,
          show: { kind: 'ticket', record: ticket },
        },
      };
    const sla = retarget(caller.tenant, priority, ticket.createdAt, ticket.sla);
    return {
      write: { update: 'ticket', before: ticket, after: { ...ticket, priority, sla } },
      events: [{ type: 'ticket.priority-changed', data: { from: ticket.priority, to: priority } }],
      undo: { ticket: pointer('ticket', ticket), priority: ticket.priority, expected: priority },
      reply: (stored: Ticket) => ({
        text: say`${cite(stored)} now has ${inner(stored.priority)} priority.`,
        show: { kind: 'ticket', record: stored },
        undoable: true,
      }),
    };
  },
});
