import { DateTime } from 'luxon';
import type { Day } from './field.ts';
import type { ReadContext } from './field-kind.ts';
import type { DayWords } from './read-day.ts';

/** The first and last year that is believed. */
const years = { first: 1970, last: 2199 };

/** The day that is today where the person is, at noon UTC for safe counting; an unknown zone counts as UTC. */
function today({ now, zone }: ReadContext): DateTime {
  const local = DateTime.fromJSDate(now, { zone });
  const { year, month, day } = local.isValid ? local : DateTime.fromJSDate(now, { zone: 'utc' });
  return DateTime.utc(year, month, day, 12);
}

function fromWeekday(now: DateTime, weekday: number, which: 'recent' | 'last' | 'this' | 'next'): DateTime {
  if (which === 'this') return now.plus({ days: weekday - now.weekday });
  if (which === 'next') return now.plus({ days: ((weekday - now.weekday + 6) % 7) + 1 });
  const back = (now.weekday - weekday + 7) % 7;
  return now.minus({ days: back === 0 && which === 'last' ? 7 : back });
}

/** Of the years around now the one in which the date is nearest, the past one of two equally near. */
function nearest(now: DateTime, month: number, day: number): DateTime | undefined {
  const all = [now.year - 1, now.year, now.year + 1]
    .map((year) => DateTime.utc(year, month, day, 12))
    .filter((date) => date.isValid);
  const distance = (date: DateTime) => Math.abs(date.toMillis() - now.toMillis());
  return all.sort((a, b) => distance(a) - distance(b) || a.toMillis() - b.toMillis())[0];
}

/** The calendar day meant, in the person's zone; `undefined` when there is no such day or its year is before 1970 or after 2199. */
export function resolveDay(words: DayWords, context: ReadContext): Day | undefined {
  const now = today(context);
  const date =
    words.type === 'offset'
      ? now.plus({ days: words.days })
      : words.type === 'weekday'
        ? fromWeekday(now, words.weekday, words.which)
        : words.year === undefined
          ? nearest(now, words.month, words.day)
          : DateTime.utc(words.year, words.month, words.day, 12);
  if (!date?.isValid || date.year < years.first || date.year > years.last) return undefined;
  return date.toFormat('yyyy-MM-dd');
}
