import { defineAction } from '../definition/action.ts';
import type { Approval } from '../domain/approval.ts';
import { cite } from '../domain/cite.ts';
import { named } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Asks the approvers whether a change may be made that a ticket needs. */
export const requestApproval = defineAction({
  name: 'change.request',
  title: 'Request approval',
  summary: 'Asks the approvers whether a change may be made for a ticket.',
  phrases: [
    'request approval [for] {ticket} : {change}',
    'ask for approval [of] {ticket} : {change}',
    'request change [for] {ticket} : {change}',
  ],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    change: field.text('What shall be changed?', { max: 200 }),
    details: field.text('How, when, and the way back', { lines: 4, max: 4_000, optional: true }),
  },
  permission: { grant: 'ticket.write', scope: 'ticket' },
  audit: { record: ['ticket', 'change'] },
  undo: 'approval.withdraw',
  async run({ actor, now, nextNumber }, { ticket: { record: ticket }, change, details }) {
    const about = `For ${cite(ticket)}${ticket.client ? ` of ${ticket.client.name}` : ''}.`;
    const record = {
      number: await nextNumber(),
      of: 'change',
      title: change,
      details: details === undefined ? about : `${about}\n${details}`,
      status: 'requested',
      requester: named(actor),
      approvers: [],
      subject: { kind: 'ticket', id: ticket._id },
      requestedAt: now,
    } satisfies Partial<Approval>;
    return {
      write: { create: 'approval', record },
      events: [{ type: 'approval.requested', data: { of: 'change', ticketId: ticket._id } }],
      undo: { created: 'approval' },
      reply: (stored: Approval) => ({
        text: say`${cite(stored)} is asked for and waits for a decision.`,
        show: { kind: 'approval', record: stored },
        undoable: true,
      }),
    };
  },
});
