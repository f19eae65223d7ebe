import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import { assertRoom } from '../domain/history-room.ts';
import type { Ticket } from '../domain/ticket.ts';
import { named, withEntries } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say, sayAll } from '../text/say.ts';

/** Writes to the ticket's contact. The reply is held for the tenant's hold time, in which it can be sent at once or cancelled. */
export const replyToContact = defineAction({
  name: 'reply.write',
  title: 'Reply to contact',
  summary: 'Writes to the ticket’s contact; held some seconds so that you can cancel.',
  place: 3,
  phrases: ['reply to contact [on] {ticket} : {text}', 'reply [to] {ticket} : {text}'],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    text: field.text('Reply (the contact will read this)', { lines: 5, max: 20_000 }),
    link: field.text('Link to the message', { hidden: true, optional: true, max: 2_000 }),
  },
  permission: {
    grant: 'ticket.reply',
    scope: 'ticket',
    unless: (_actor, record) =>
      (record as Ticket).contact ? undefined : say`${cite(record as Ticket)} has no contact, so there is nobody to reply to.`,
  },
  audit: { subject: 'ticket', record: ['ticket', 'text'] },
  undo: 'reply.cancel',
  async run({ actor, caller, now, newId }, { ticket: { record: ticket }, text, link }) {
    const contact = ticket.contact!;
    assertRoom(ticket, ticket.entries, text.length);
    const id = newId();
    const { holdSeconds, mailbox } = caller.tenant;
    const sendAt = new Date(now.getTime() + holdSeconds * 1000);
    const to = { name: contact.name, mail: contact.mail };
    const entry: Ticket['entries'][number] = {
      id,
      kind: 'reply',
      at: now,
      author: named(actor),
      text,
      link,
      to,
      state: 'held',
      sendAt,
    };
    const unmailed =
      !mailbox && say`No mailbox is bound yet, so it will be kept on the ticket but not mailed; an administrator can bind one.`;
    return {
      write: { update: 'ticket', before: ticket, after: withEntries(ticket, [...ticket.entries, entry]) },
      events: [{ type: 'ticket.reply-held', data: { entryId: id, sendAt } }],
      undo: { ticket: pointer('ticket', ticket), entry: id },
      reply: (stored: Ticket) => ({
        text: sayAll([
          say`Your reply on ${cite(stored)} goes to ${to.name} <${to.mail}> in ${holdSeconds} s; until then “send reply ${stored.number}” sends it now and “undo” cancels it.`,
          unmailed,
        ]),
        show: { kind: 'ticket', record: stored },
        held: { ticketId: stored._id, entryId: id, sendAt, to: `${to.name} <${to.mail}>` },
        undoable: true,
      }),
    };
  },
});
