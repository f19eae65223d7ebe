import { DateTime } from 'luxon';
import { dayText, minutesText } from '../text/plain-time.ts';
import type { TimeEntry } from './time-entry.ts';

/** The weeks that a person may hand in; `before` is everything older than last week, for a year back. */
export const weekOptions = [
  { value: 'this', title: 'This week', words: ['week', 'current week', 'now', 'diese woche'] },
  { value: 'last', title: 'Last week', words: ['past week', 'previous week', 'letzte woche'] },
  { value: 'before', title: 'All before', words: ['before', 'earlier', 'older', 'all before last week'] },
] as const;

/** Which week is meant. */
export type TimesheetWeek = (typeof weekOptions)[number]['value'];

const linesShown = 20;

/** The days of that week, Monday to Sunday and inclusive, where the person is now. */
export function daysOf(week: TimesheetWeek, now: Date, zone: string): { from: string; to: string } {
  const monday = DateTime.fromJSDate(now, { zone }).startOf('week');
  const day = (weeks: number, days: number) => monday.plus({ weeks, days }).toISODate()!;
  if (week === 'this') return { from: day(0, 0), to: day(0, 6) };
  if (week === 'last') return { from: day(-1, 0), to: day(-1, 6) };
  return { from: day(-53, 0), to: day(-2, 6) };
}

/** The entries that wait to be handed in: drafts, and what came back for changes. */
export function openEntries(entries: readonly TimeEntry[]): TimeEntry[] {
  return entries.filter(({ status }) => status === 'draft' || status === 'changes-requested');
}

/** What a timesheet comes to: the sum, and the sum of each ticket and task, the longest first. */
export function timesheetDetails(entries: readonly TimeEntry[]): string {
  const byWork = [...Map.groupBy(entries, ({ work }) => work.id).values()].map((some) => ({
    work: some[0]!.work,
    minutes: sumOf(some),
  }));
  const lines = byWork
    .sort((a, b) => b.minutes - a.minutes || a.work.number - b.work.number)
    .map(({ work, minutes }) => `#${work.number} ${work.title}: ${minutesText(minutes)}`);
  const more = lines.length > linesShown ? [`and ${lines.length - linesShown} more`] : [];
  const count = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
  return [`${minutesText(sumOf(entries))} in ${count}.`, ...lines.slice(0, linesShown), ...more].join('\n');
}

/** The days that the entries are of: "Mon 16 Nov to Fri 20 Nov 2026", or the one day. */
export function timesheetDays(entries: readonly TimeEntry[], locale: string): string {
  const days = entries.map(({ on }) => on).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return first === last ? dayText(last, locale) : `${dayText(first, locale, last)} to ${dayText(last, locale)}`;
}

function sumOf(entries: readonly TimeEntry[]): number {
  return entries.reduce((minutes, entry) => minutes + entry.minutes, 0);
}
