import { defineQuery } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { field } from '../fields/field-builders.ts';
import { holds } from '../policy/grants.ts';
import { dayText, minutesText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

/** Shows one time entry: one's own, or anybody's to those who approve time. */
export const showTime = defineQuery({
  name: 'time-entry.show',
  title: 'Show time entry',
  summary: 'Shows a time entry of yours, or one you decide about.',
  phrases: [],
  input: { entry: field.reference('Time entry', { of: ['time-entry'] }) },
  permission: {
    grant: 'desk.use',
    scope: 'entry',
    unless: (actor, record) => {
      const own = (record as TimeEntry).member.id === actor._id;
      return own || holds(actor.roles, 'approval.decide') ? undefined : say`That time is somebody else’s.`;
    },
  },
  run: async ({ caller }, { entry }) => ({
    text: `${minutesText(entry.record.minutes)} on ${cite(entry.record.work)}, ${dayText(entry.record.on, caller.locale)}.`,
    show: entry,
  }),
});
