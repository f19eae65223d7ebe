import { type Sentence, say } from '../text/say.ts';
import { cite } from './cite.ts';
import type { Task } from './task.ts';
import type { Ticket } from './ticket.ts';

/** Whose the record is now and was before: `undefined` for the reader's now, and for nobody's before. */
export function assignedWords(record: Ticket | Task, name: string | undefined, was: string | undefined): Sentence {
  const what = cite(record);
  if (name === undefined) return was === undefined ? say`${what} is now yours.` : say`${what} is now yours (it was ${was}’s).`;
  return was === undefined ? say`${what} is now ${name}’s.` : say`${what} is now ${name}’s (it was ${was}’s).`;
}
