import { type Sentence, say } from '../text/say.ts';
import type { Task } from './task.ts';
import type { Ticket } from './ticket.ts';
import type { TimeEntry } from './time-entry.ts';

/** A ticket or task as a time entry names it. */
export function workOf(kind: 'ticket' | 'task', record: Ticket | Task): TimeEntry['work'] {
  return { kind, id: record._id, number: record.number, title: record.title };
}

/** Why no time can be booked on this work; `undefined` when it can. Closed tickets and finished tasks take no hours. */
export function takesNoTime(record: Ticket | Task): Sentence | undefined {
  if (record.status === 'closed')
    return say`#${record.number} is closed and takes no more time; say “reopen ${record.number}” first.`;
  if (record.status === 'done')
    return say`#${record.number} is done and takes no more time; say “reopen ${record.number}” first.`;
  return undefined;
}
