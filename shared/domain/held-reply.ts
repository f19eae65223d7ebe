import { Failure } from '../errors/failure.ts';
import { cite } from './cite.ts';
import type { Ticket, TicketEntry } from './ticket.ts';

/** The held reply of that id. Throws when it is gone (`reply-gone`), left already (`reply-sent`) or was cancelled (`reply-cancelled`). */
export function heldReply(ticket: Ticket, entryId: string): TicketEntry {
  const entry = ticket.entries.find((one) => one.id === entryId && one.kind === 'reply');
  if (!entry) throw new Failure('reply-gone', 'missing', `That reply is not on ${cite(ticket)}.`, 'Nothing was changed.');
  if (entry.state === 'sent')
    throw new Failure(
      'reply-sent',
      'conflict',
      `The reply on ${cite(ticket)} has already left.`,
      'Write another reply to correct it.',
    );
  if (entry.state === 'cancelled')
    throw new Failure(
      'reply-cancelled',
      'conflict',
      `The reply on ${cite(ticket)} was cancelled.`,
      'Write it again if it should go after all.',
    );
  return entry;
}
