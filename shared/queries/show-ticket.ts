import { defineQuery } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { statusTitles } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';

/** Shows one ticket, by number, position in the last list, or words. */
export const showTicket = defineQuery({
  name: 'ticket.show',
  title: 'Show ticket',
  summary: 'Shows a ticket by its number or by words.',
  place: 4,
  phrases: ['ticket {ticket}', 'show ticket {ticket}'],
  input: { ticket: field.reference('Ticket', { of: ['ticket'] }) },
  permission: { grant: 'ticket.read', scope: 'ticket' },
  run: async (_context, { ticket }) => ({
    text: `${cite(ticket.record)}: ${statusTitles[ticket.record.status].toLowerCase()}${ticket.record.assignee ? `, ${ticket.record.assignee.name}` : ', unassigned'}.`,
    show: ticket,
  }),
});
