import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Ticket } from '../domain/ticket.ts';
import { named, takesNoWork } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Calls for help with a ticket: it is marked as escalated and the dispatchers are told. */
export const escalate = defineAction({
  name: 'ticket.escalate',
  title: 'Escalate',
  summary: 'Calls for help with a ticket and says why.',
  place: 7,
  phrases: ['escalate [ticket] {ticket} : {reason}'],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    reason: field.text('Why?', { lines: 2, max: 2_000 }),
  },
  permission: {
    grant: 'ticket.write',
    scope: 'ticket',
    unless: (_actor, record) => takesNoWork(record as Ticket),
  },
  audit: { subject: 'ticket', record: ['ticket', 'reason'] },
  undo: 'ticket.de-escalate',
  async run({ actor, now }, { ticket: { record: ticket }, reason }) {
    return {
      write: { update: 'ticket', before: ticket, after: { ...ticket, escalation: { at: now, by: named(actor), reason } } },
      events: [{ type: 'ticket.escalated', data: { reason } }],
      undo: { ticket: pointer('ticket', ticket) },
      reply: (stored: Ticket) => ({
        text: say`${cite(stored)} is escalated.`,
        show: { kind: 'ticket', record: stored },
        undoable: true,
      }),
    };
  },
});
