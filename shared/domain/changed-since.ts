import { Failure } from '../errors/failure.ts';
import { type Sentence, say } from '../text/say.ts';
import { cite } from './cite.ts';

/** The refusal to take a change back over which another one was made. `now` says how the record stands, as the end of a sentence. */
export function changedSince(record: { number: number; title: string }, now: Sentence): Failure {
  return new Failure(
    'changed-since',
    'conflict',
    say`${cite(record)} was changed since: ${now}.`,
    say`Nothing was taken back; change it anew if it should be different.`,
  );
}
