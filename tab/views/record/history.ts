import type { RecordView, TimelineEntry } from '../../../shared/api/views.ts';

/** A part of a history: all of it, what people wrote, or what was done. */
export type Part = 'all' | 'talk' | 'work';

const parts: { readonly [part in Part]: (entry: TimelineEntry) => boolean } = {
  all: () => true,
  talk: ({ kind }) => kind === 'note' || kind === 'reply' || kind === 'contact-message',
  work: ({ kind }) => kind === 'time' || kind === 'change',
};

/** The lines of a part of the history, newest first. */
export function linesOf(timeline: readonly TimelineEntry[], part: Part): TimelineEntry[] {
  return timeline.filter(parts[part]).reverse();
}

/** The newest line of a history that somebody else made after that instant. */
export function newestOfOthers(record: RecordView, since: string, me: string): TimelineEntry | undefined {
  const timeline = 'timeline' in record ? record.timeline : [];
  return timeline.findLast(({ author, at }) => author.id !== me && at > since);
}
