import type { DateTime } from 'luxon';
import { timeEntryGrounds, timeEntryStatusTitles } from '../cards/time-entry-face.ts';
import type { Named } from '../domain/records.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import type { TimeDay, TimeWeek } from './query-data.ts';
import { minutesOf } from './timeline.ts';
import { worded } from './worded.ts';

function rowOf({ _id: id, version, work, minutes, note, status, startedAt, stoppedAt }: TimeEntry): TimeDay['entries'][number] {
  return {
    ref: { kind: 'time-entry', id },
    version,
    work,
    minutes,
    note,
    status: worded(status, timeEntryStatusTitles, timeEntryGrounds),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(stoppedAt && { stoppedAt: stoppedAt.toISOString() }),
  };
}

/** The seven days from Monday with their entries and sums. */
export function timeWeek(member: Named, monday: DateTime, entries: readonly TimeEntry[]): TimeWeek {
  const days = Array.from({ length: 7 }, (_, at) => monday.plus({ days: at }).toISODate()!).map((on): TimeDay => {
    const own = entries.filter((entry) => entry.on === on);
    return { on, minutes: minutesOf(own), entries: own.map(rowOf) };
  });
  const byId = new Map<string, TimeWeek['byWork'][number]>();
  for (const { work, minutes } of entries) byId.set(work.id, { work, minutes: (byId.get(work.id)?.minutes ?? 0) + minutes });
  const byWork = [...byId.values()].sort((a, b) => b.minutes - a.minutes || a.work.number - b.work.number);
  return {
    member: { id: member.id, name: member.name },
    from: days[0]!.on,
    to: days[6]!.on,
    minutes: minutesOf(entries),
    days,
    byWork,
  };
}
