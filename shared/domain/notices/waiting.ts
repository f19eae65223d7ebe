import { DateTime } from 'luxon';
import type { WaitReason } from './delivery.ts';
import type { NoticePreferences, QuietHours } from './notice-preferences.ts';

/** Until when a notice waits, and why. */
export interface Wait {
  until: Date;
  reason: WaitReason;
}

const dayMinutes = 1_440;
const longestGap = 180;

function minuteOf(time: DateTime): number {
  return time.hour * 60 + time.minute;
}

/** Whether that instant lies in the quiet hours of a person in this zone. Hours that end as they begin are none. */
export function isQuiet({ fromMinute, toMinute }: QuietHours, at: Date, zone: string): boolean {
  const minute = minuteOf(DateTime.fromJSDate(at, { zone }));
  if (fromMinute <= toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

function atMinute(day: DateTime, minute: number): DateTime {
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60, second: 0, millisecond: 0 });
}

/** When the quiet hours that hold now are over. Where the clock jumps over their end, they end with the jump; where it jumps over all that lies between two of them, with the second. */
function endOfQuiet(quiet: QuietHours, now: Date, zone: string): Date {
  const local = DateTime.fromJSDate(now, { zone });
  const sameDay = minuteOf(local) < quiet.toMinute;
  let end = atMinute(sameDay ? local : local.plus({ days: 1 }), quiet.toMinute);
  for (let back = 0; back < longestGap && minuteOf(end) !== quiet.toMinute % dayMinutes; back += 1) {
    const before = end.minus({ minutes: 1 });
    if (isQuiet(quiet, before.toJSDate(), zone)) break;
    end = before;
  }
  // Where the clock is put back, the end comes twice; the first one may be over.
  const over = end.toMillis() > now.getTime() ? end.toJSDate() : end.plus({ hours: 1 }).toJSDate();
  return isQuiet(quiet, over, zone) ? endOfQuiet(quiet, over, zone) : over;
}

/** The next instant after now at which the person's clock shows this minute. */
function nextMinute(minute: number, now: Date, zone: string): Date {
  const local = DateTime.fromJSDate(now, { zone });
  const today = atMinute(local, minute);
  return (today.toMillis() > now.getTime() ? today : atMinute(local.plus({ days: 1 }), minute)).toJSDate();
}

/** Until when what would be told now has to wait for this person: for the end of a snooze, for the hour of the digest, else for the end of the quiet hours. `undefined`: it may be told at once. */
export function waitOf(preferences: NoticePreferences | undefined, now: Date, zone: string): Wait | undefined {
  if (!preferences) return undefined;
  const { snoozedUntil, digestMinute, quiet } = preferences;
  const snoozed = snoozedUntil !== undefined && snoozedUntil > now;
  const from = snoozed ? snoozedUntil : now;
  if (digestMinute !== undefined) return { until: nextMinute(digestMinute, from, zone), reason: 'digest' };
  if (quiet && isQuiet(quiet, from, zone)) return { until: endOfQuiet(quiet, from, zone), reason: 'quiet_hours' };
  return snoozed ? { until: snoozedUntil, reason: 'snoozed' } : undefined;
}
