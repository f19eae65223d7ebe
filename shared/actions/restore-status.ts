import { defineAction } from '../definition/action.ts';
import { changedSince } from '../domain/changed-since.ts';
import { cite } from '../domain/cite.ts';
import type { Ticket } from '../domain/ticket.ts';
import { statusTitles, withStatus } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { titleOptions } from '../fields/title-options.ts';
import { say, word } from '../text/say.ts';

const options = titleOptions(statusTitles);

/** Puts a ticket back into the status it had before a change, unless it was changed again since. */
export const restoreStatus = defineAction({
  name: 'ticket.restore-status',
  title: 'Restore status',
  summary: 'Takes a change of status back.',
  phrases: [],
  input: {
    ticket: field.reference('Ticket', { of: ['ticket'] }),
    status: field.choice('Back to', { options }),
    expected: field.choice('Status now', { options }),
  },
  permission: { grant: 'ticket.write', scope: 'ticket' },
  audit: { subject: 'ticket', record: ['ticket', 'status'] },
  async run({ caller, now }, { ticket: { record: ticket }, status, expected }) {
    if (ticket.status !== expected) {
      throw changedSince(ticket, say`it is ${word(statusTitles[ticket.status].toLowerCase())}`);
    }
    return {
      write: { update: 'ticket', before: ticket, after: withStatus(caller.tenant, ticket, status, now) },
      events: [{ type: 'ticket.status-changed', data: { from: expected, to: status } }],
      reply: (stored: Ticket) => ({
        text: say`${cite(stored)} is ${statusTitles[stored.status].toLowerCase()} again.`,
        show: { kind: 'ticket', record: stored },
      }),
    };
  },
});
