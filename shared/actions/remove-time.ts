import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { field } from '../fields/field-builders.ts';
import { minutesText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

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
      if (member.id !== actor._id) return say`That time is ${member.name}’s.`;
      if (status === 'removed') return say`That time entry is removed already.`;
      if (status === 'approved') return say`That time is approved and cannot be removed any more.`;
      return status === 'submitted'
        ? say`That time is submitted and cannot be removed; ask the approver to request changes first.`
        : undefined;
    },
  },
  audit: { subject: 'entry', record: ['entry'] },
  async run(_context, { entry: { record: entry } }) {
    return {
      write: { update: 'time-entry', before: entry, after: { ...entry, status: 'removed' } },
      events: [{ type: 'time-entry.removed', data: { workId: entry.work.id, workKind: entry.work.kind } }],
      reply: (stored: TimeEntry) => ({
        text:
          entry.status === 'running'
            ? say`The timer on ${cite(stored.work)} is removed; nothing was logged.`
            : say`Removed ${minutesText(stored.minutes)} from ${cite(stored.work)}.`,
        show: { kind: 'time-entry', record: stored },
      }),
    };
  },
});
