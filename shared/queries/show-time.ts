import { defineQuery } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';
import { dayText, minutesText } from '../text/plain-time.ts';

/** Shows one time entry of the actor's. */
export const showTime = defineQuery({
  name: 'time-entry.show',
  title: 'Show time entry',
  summary: 'Shows one of your time entries.',
  phrases: [],
  input: { entry: field.reference('Time entry', { of: ['time-entry'] }) },
  permission: { grant: 'time.write', scope: 'entry' },
  run: async ({ caller }, { entry }) => ({
    text: `${minutesText(entry.record.minutes)} on ${cite(entry.record.work)}, ${dayText(entry.record.on, caller.locale)}.`,
    show: entry,
  }),
});
