import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Ticket, TicketStatus } from '../domain/ticket.ts';
import { nextStatuses, statusTitles, withStatus } from '../domain/ticket-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { eitherOf, say, word } from '../text/say.ts';

const inner = (status: TicketStatus) => word(statusTitles[status].toLowerCase());

/** The statuses as a person may choose or type them. */
const statuses = [
  { value: 'new', title: 'New' },
  { value: 'open', title: 'Open', words: ['in progress', 'working'] },
  { value: 'waiting', title: 'Waiting for contact', words: ['pending', 'on hold', 'waiting'] },
  { value: 'resolved', title: 'Resolved', words: ['solved', 'fixed', 'done'] },
  { value: 'closed', title: 'Closed' },
] as const;

/** Moves a ticket to another status; its clocks stand still while it waits for the contact. */
export const setStatus = defineAction({
  name: 'ticket.set-status',
  title: 'Change status',
  summary: 'Moves a ticket to another status.',
  place: 5,
  phrases: [
    'status [of] {ticket} {status}',
    'set status [of] {ticket} [to] {status}',
    'change status [of] {ticket} [to] {status}',
  ],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    status: field.choice('Status', { options: statuses }),
  },
  permission: { grant: 'ticket.write', scope: 'ticket' },
  audit: { subject: 'ticket', record: ['ticket', 'status'] },
  undo: 'ticket.restore-status',
  async run({ caller, now }, { ticket: { record: ticket }, status }) {
    if (ticket.status === status)
      return {
        reply: {
          text: say`${cite(ticket)} is already ${inner(status)}.`,
          show: { kind: 'ticket', record: ticket },
        },
      };
    if (!nextStatuses(ticket.status).includes(status)) {
      throw new Failure(
        'status-move',
        'conflict',
        say`${cite(ticket)} is ${inner(ticket.status)} and cannot become ${inner(status)}.`,
        say`It can become ${eitherOf(nextStatuses(ticket.status).map(inner))}.`,
      );
    }
    return {
      write: { update: 'ticket', before: ticket, after: withStatus(caller.tenant, ticket, status, now) },
      events: [{ type: 'ticket.status-changed', data: { from: ticket.status, to: status } }],
      undo: { ticket: pointer('ticket', ticket), status: ticket.status, expected: status },
      reply: (stored: Ticket) => ({
        text: say`${cite(stored)} is now ${inner(stored.status)}.`,
        show: { kind: 'ticket', record: stored },
        undoable: true,
      }),
    };
  },
});
