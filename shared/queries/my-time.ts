import { DateTime } from 'luxon';
import type { TimeWeek } from '../api/query-data.ts';
import { timeWeek } from '../api/time-week.ts';
import { defineQuery } from '../definition/action.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { holds } from '../policy/grants.ts';
import { dayText, minutesText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

/** A member's time of a week, day by day: one's own, or anybody's to those who approve time. The week is of the caller's zone. */
export const myTime = defineQuery({
  name: 'time-entry.mine',
  title: 'My time',
  summary: 'Lists the time you logged this week.',
  phrases: ['my time', 'my timesheet', 'timesheet', 'time of {member} [{week}]'],
  input: {
    week: field.day('A day of the week', { initial: 'today' }),
    member: field.person('Member', { initial: 'me' }),
  },
  permission: { grant: 'approval.read' },
  async run({ actor, caller, now, timeEntries }, { week, member }) {
    const isOwn = member._id === actor._id;
    if (!isOwn && !holds(actor.roles, 'approval.decide'))
      throw new Failure('not-allowed', 'denied', say`That time is somebody else’s.`, say`Those who approve time may see it.`);
    const monday = DateTime.fromISO(week, { zone: 'utc' }).startOf('week');
    const [from, to] = [monday.toISODate()!, monday.plus({ days: 6 }).toISODate()!];
    const entries = await timeEntries.between(member._id, from, to);
    const items = entries.map((entry) => ({
      ref: { kind: 'time-entry' as const, id: entry._id },
      title: `#${entry.work.number} ${entry.work.title}`,
      detail: `${dayText(entry.on, caller.locale)} · ${entry.status === 'running' ? 'timer running' : minutesText(entry.minutes)}${entry.note ? ` · ${entry.note}` : ''}`,
    }));
    const data: TimeWeek = timeWeek({ id: member._id, name: member.name }, monday, entries);
    const who = isOwn ? 'You have' : `${member.name} has`;
    const today = DateTime.fromJSDate(now, { zone: caller.zone }).toISODate()!;
    const when = from <= today && today <= to ? 'this week' : `in the week of ${dayText(from, caller.locale)}`;
    const empty = `${who} not logged any time ${when}.`;
    return {
      text: items.length ? `${minutesText(data.minutes)} logged ${when}.` : empty,
      list: { title: isOwn ? 'My time' : `Time of ${member.name}`, items, total: items.length, empty },
      data,
    };
  },
});
