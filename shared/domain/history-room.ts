import { Failure } from '../errors/failure.ts';
import { say } from '../text/say.ts';
import { cite } from './cite.ts';

/** A record's history holds at most this many entries and this many characters; then it is full and says so. */
export const historyLimit = { entries: 2_000, characters: 6_000_000 } as const;

/** Refuses one more entry of that many characters where the history is full (`history-full`). */
export function assertRoom(
  record: { number: number; title: string },
  history: readonly { text: string }[],
  characters: number,
): void {
  const held = history.reduce((sum, { text }) => sum + text.length, 0);
  if (history.length < historyLimit.entries && held + characters <= historyLimit.characters) return;
  throw new Failure(
    'history-full',
    'conflict',
    say`The history of ${cite(record)} is full and takes no more.`,
    say`Open a new ticket and name this one in it.`,
  );
}
