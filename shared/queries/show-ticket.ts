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
  input: { ticket: field.reference('Ticket', { of: ['ticket', 'task', 'approval'] }) },
  permission: { grant: 'ticket.read', scope: 'ticket' },
  async run(_context, { ticket: found }) {
    if (found.kind !== 'ticket')
      return {
        text: `#${found.record.number} is ${found.kind === 'task' ? 'a task' : 'an approval'}, not a ticket.`,
        show: found,
      };
    const { record } = found;
    return {
      text: `${cite(record)}: ${statusTitles[record.status].toLowerCase()}${record.assignee ? `, ${record.assignee.name}` : ', unassigned'}.`,
      show: found,
    };
  },
});
