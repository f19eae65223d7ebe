import { Failure } from '../errors/failure.ts';
import { say } from '../text/say.ts';
import { cite } from './cite.ts';
import type { Ticket, TicketEntry } from './ticket.ts';

/** The held reply of that id, or the newest one when no id is given. Throws when it is gone (`reply-gone`), left already (`reply-sent`) or was cancelled (`reply-cancelled`). */
export function heldReply(ticket: Ticket, entryId: string | undefined): TicketEntry {
  const replies = ticket.entries.filter((one) => one.kind === 'reply');
  const entry =
    entryId === undefined ? replies.findLast((one) => one.state === 'held') : replies.find((one) => one.id === entryId);
  if (!entry && entryId === undefined)
    throw new Failure(
      'no-held-reply',
      'missing',
      say`No reply is held on ${cite(ticket)}.`,
      say`What has left cannot be called back.`,
    );
  if (!entry) throw new Failure('reply-gone', 'missing', say`That reply is not on ${cite(ticket)}.`, say`Nothing was changed.`);
  if (entry.state === 'sent')
    throw new Failure(
      'reply-sent',
      'conflict',
      say`The reply on ${cite(ticket)} has already left.`,
      say`Write another reply to correct it.`,
    );
  if (entry.state === 'cancelled')
    throw new Failure(
      'reply-cancelled',
      'conflict',
      say`The reply on ${cite(ticket)} was cancelled.`,
      say`Write it again if it should go after all.`,
    );
  return entry;
}
