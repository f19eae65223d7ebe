import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Ticket } from '../domain/ticket.ts';
import { isOpen } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Marks a ticket as resolved: the work is done, and the contact may still object. */
export const resolve = defineAction({
  name: 'ticket.resolve',
  title: 'Resolve',
  summary: 'Marks a ticket as resolved.',
  phrases: ['resolve [ticket] {ticket}', 'solve [ticket] {ticket}'],
  input: { ticket: field.reference('Ticket', { of: ['ticket'] }) },
  permission: {
    grant: 'ticket.write',
    scope: 'ticket',
    unless: (_actor, record) =>
      isOpen(record as Ticket) ? undefined : say`${cite(record as Ticket)} is already ${word((record as Ticket).status)}.`,
  },
  audit: { subject: 'ticket', record: ['ticket'] },
  run: async (_context, { ticket: { record } }) => ({
    reply: { text: '' },
    instead: { action: 'ticket.set-status', input: { ticket: pointer('ticket', record), status: 'resolved' } },
  }),
});
