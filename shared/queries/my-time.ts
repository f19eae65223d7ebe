import { DateTime } from 'luxon';
import { defineQuery } from '../definition/action.ts';
import { dayText, minutesText } from '../text/plain-time.ts';

/** The actor's time of this week, day by day, in their zone. */
export const myTime = defineQuery({
  name: 'time-entry.mine',
  title: 'My time',
  summary: 'Lists the time you logged this week.',
  phrases: ['my time', 'my timesheet', 'timesheet'],
  input: {},
  permission: { grant: 'time.write' },
  async run({ actor, caller, now, timeEntries }) {
    const today = DateTime.fromJSDate(now, { zone: caller.zone });
    const entries = await timeEntries.between(actor._id, today.startOf('week').toISODate()!, today.toISODate()!);
    const items = entries.map((entry) => ({
      ref: { kind: 'time-entry' as const, id: entry._id },
      title: `#${entry.work.number} ${entry.work.title}`,
      detail: `${dayText(entry.on, caller.locale)} · ${entry.status === 'running' ? 'timer running' : minutesText(entry.minutes)}${entry.note ? ` · ${entry.note}` : ''}`,
    }));
    const sum = entries.reduce((minutes, entry) => minutes + entry.minutes, 0);
    const empty = 'You have not logged any time this week.';
    return {
      text: items.length ? `${minutesText(sum)} logged this week.` : empty,
      list: { title: 'My time this week', items, total: items.length, empty },
    };
  },
});
