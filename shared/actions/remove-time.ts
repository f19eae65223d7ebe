import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { minutesText } from '../text/plain-time.ts';

/** Takes one's own time entry back while it is not handed in, or came back for changes. */
export const removeTime = defineAction({
  name: 'time-entry.remove',
  title: 'Remove time',
  summary: 'Takes your own draft time entry back.',
  place: 1,
  phrases: [],
  input: { entry: field.reference('Time entry', { of: ['time-entry'] }) },
  permission: {
    grant: 'time.write',
    scope: 'entry',
    unless(actor, record) {
      const { member, status } = record as TimeEntry;
      if (member.id !== actor._id) return `That time is ${member.name}’s.`;
      return status === 'removed' ? 'That time entry is removed already.' : undefined;
    },
  },
  audit: { subject: 'entry', record: ['entry'] },
  async run(_context, { entry: { record: entry } }) {
    if (entry.status === 'submitted' || entry.status === 'approved') {
      throw new Failure(
        'time-submitted',
        'conflict',
        'That time entry is submitted and cannot be removed any more.',
        'Ask the approver to request changes.',
      );
    }
    return {
      write: { update: 'time-entry', before: entry, after: { ...entry, status: 'removed' } },
      events: [{ type: 'time-entry.removed', data: { workId: entry.work.id, workKind: entry.work.kind } }],
      reply: (stored: TimeEntry) => ({
        text: `Removed ${minutesText(stored.minutes)} from ${cite(stored.work)}.`,
        show: { kind: 'time-entry', record: stored },
      }),
    };
  },
});
