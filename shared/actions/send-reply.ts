import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { heldReply } from '../domain/held-reply.ts';
import type { Ticket } from '../domain/ticket.ts';
import { withEntries } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say, sayAll } from '../text/say.ts';

/** Lets a held reply leave at once. From then on it counts as the first response and is handed to mail. */
export const sendReply = defineAction({
  name: 'reply.send',
  title: 'Send now',
  summary: 'Lets a held reply leave at once.',
  phrases: ['send reply [on] {ticket}', 'send now {ticket}'],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    entry: field.text('Reply', { max: 64, hidden: true, optional: true }),
  },
  permission: { grant: 'ticket.reply', scope: 'ticket' },
  audit: { subject: 'ticket', record: ['ticket'] },
  async run({ caller, now }, { ticket: { record: ticket }, entry: entryId }) {
    const held = heldReply(ticket, entryId);
    const id = held.id;
    const entries = ticket.entries.map((one) => (one.id === id ? { ...one, state: 'sent' as const, at: now } : one));
    const sent = withEntries(ticket, entries);
    const status = ticket.status === 'new' ? 'open' : ticket.status;
    const after = { ...sent, status, sla: { ...sent.sla, respondedAt: sent.sla.respondedAt ?? now } };
    const { mailbox } = caller.tenant;
    const unmailed = !mailbox && say`No mailbox is bound, so it was not mailed; an administrator can bind one.`;
    return {
      write: { update: 'ticket', before: ticket, after },
      events: [{ type: 'ticket.replied', data: { entryId: id, name: held.to?.name, mail: held.to?.mail } }],
      reply: (stored: Ticket) => ({
        text: sayAll([say`The reply on ${cite(stored)} to ${held.to?.name ?? ''} is sent.`, unmailed]),
        show: { kind: 'ticket', record: stored },
      }),
    };
  },
});
