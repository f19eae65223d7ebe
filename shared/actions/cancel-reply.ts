import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { heldReply } from '../domain/held-reply.ts';
import type { Ticket } from '../domain/ticket.ts';
import { withEntries } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Calls a held reply back before it leaves. */
export const cancelReply = defineAction({
  name: 'reply.cancel',
  title: 'Cancel reply',
  summary: 'Calls a held reply back before it leaves.',
  phrases: ['cancel reply [on] {ticket}'],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    entry: field.text('Reply', { max: 64, hidden: true, optional: true }),
  },
  permission: { grant: 'ticket.reply', scope: 'ticket' },
  audit: { subject: 'ticket', record: ['ticket'] },
  async run(_context, { ticket: { record: ticket }, entry: entryId }) {
    const { id } = heldReply(ticket, entryId);
    const entries = ticket.entries.map((one) => (one.id === id ? { ...one, state: 'cancelled' as const } : one));
    return {
      write: { update: 'ticket', before: ticket, after: withEntries(ticket, entries) },
      events: [{ type: 'ticket.reply-cancelled', data: { entryId: id } }],
      reply: (stored: Ticket) => ({
        text: say`The reply on ${cite(stored)} is cancelled; nothing left.`,
        show: { kind: 'ticket', record: stored },
      }),
    };
  },
});
