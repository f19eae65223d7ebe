import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { Ticket } from '../domain/ticket.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Ends the escalation of a ticket. */
export const deEscalate = defineAction({
  name: 'ticket.de-escalate',
  title: 'End escalation',
  summary: 'Ends the escalation of a ticket.',
  phrases: ['de-escalate {ticket}'],
  input: { ticket: field.reference('Ticket', { of: ['ticket'] }) },
  permission: {
    grant: 'ticket.write',
    scope: 'ticket',
    unless: (_actor, record) => ((record as Ticket).escalation ? undefined : say`${cite(record as Ticket)} is not escalated.`),
  },
  audit: { subject: 'ticket', record: ['ticket'] },
  async run(_context, { ticket: { record: ticket } }) {
    return {
      write: { update: 'ticket', before: ticket, after: { ...ticket, escalation: undefined } },
      events: [{ type: 'ticket.de-escalated' }],
      reply: (stored: Ticket) => ({
        text: say`${cite(stored)} is no longer escalated.`,
        show: { kind: 'ticket', record: stored },
      }),
    };
  },
});
