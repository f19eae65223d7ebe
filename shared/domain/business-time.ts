import { DateTime } from 'luxon';
import type { BusinessHours } from './tenant.ts';

const farthestDays = 3660;

/** The working span of that local day as instants, or `undefined` on a closed day. */
function spanOf(day: DateTime, hours: BusinessHours): { from: DateTime; to: DateTime } | undefined {
  const open = hours.days[day.weekday];
  if (!open || open.toMinute <= open.fromMinute) return undefined;
  const at = (minute: number) => day.startOf('day').set({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const to = open.toMinute >= 1440 ? day.startOf('day').plus({ days: 1 }) : at(open.toMinute);
  return { from: at(open.fromMinute), to };
}

/** The instant that lies this many business minutes after `start`. Clock changes are honoured: a minute is a real minute of an open day. `undefined` when no day is open. */
export function addBusinessMinutes(start: Date, minutes: number, hours: BusinessHours): Date | undefined {
  let left = minutes * 60_000;
  let day = DateTime.fromJSDate(start, { zone: hours.zone }).startOf('day');
  for (let n = 0; n < farthestDays; n += 1) {
    const span = spanOf(day, hours);
    if (span) {
      const from = Math.max(span.from.toMillis(), start.getTime());
      const open = span.to.toMillis() - from;
      if (open > 0 && left <= open) return new Date(from + left);
      if (open > 0) left -= open;
    }
    day = day.plus({ days: 1 });
  }
  return undefined;
}

/** Whole business minutes between two instants; 0 when `end` is not after `start`. */
export function businessMinutesBetween(start: Date, end: Date, hours: BusinessHours): number {
  let sum = 0;
  let day = DateTime.fromJSDate(start, { zone: hours.zone }).startOf('day');
  for (let n = 0; n < farthestDays && day.toMillis() < end.getTime(); n += 1) {
    const span = spanOf(day, hours);
    if (span) sum += Math.max(0, Math.min(span.to.toMillis(), end.getTime()) - Math.max(span.from.toMillis(), start.getTime()));
    day = day.plus({ days: 1 });
  }
  return Math.floor(sum / 60_000);
}
