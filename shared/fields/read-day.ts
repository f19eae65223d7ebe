import { fold } from '../text/fold.ts';
import { calendarNames } from './calendar-names.ts';
import { plainWords } from './raw-text.ts';

/** What the words say of a day, before it is known which day today is. A date may be one that does not exist. */
export type DayWords =
  | { type: 'offset'; days: number }
  | { type: 'weekday'; weekday: number; which: 'recent' | 'last' | 'this' | 'next' }
  | { type: 'date'; year?: number; month: number; day: number };

const offsets: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'the day before yesterday': -2,
    'day before yesterday': -2,
    vorgestern: -2,
    yesterday: -1,
    gestern: -1,
    hier: -1,
    ayer: -1,
    today: 0,
    heute: 0,
    "aujourd'hui": 0,
    hoy: 0,
    tomorrow: 1,
    morgen: 1,
    demain: 1,
    manana: 1,
    'day after tomorrow': 2,
    'the day after tomorrow': 2,
    ubermorgen: 2,
  }),
);

const counts: ReadonlyMap<string, number> = new Map(
  'zero:0 a:1 an:1 one:1 ein:1 eine:1 einem:1 einer:1 two:2 zwei:2 three:3 drei:3 four:4 vier:4 five:5 funf:5 six:6 sechs:6 seven:7 sieben:7 eight:8 acht:8 nine:9 neun:9 ten:10 zehn:10'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string])
    .map(([word, value]) => [word, Number(value)]),
);

const whichWords: ReadonlyMap<string, 'recent' | 'last' | 'this' | 'next'> = new Map([
  ['on', 'recent'],
  ['am', 'recent'],
  ['last', 'last'],
  ['past', 'last'],
  ['previous', 'last'],
  ['letzten', 'last'],
  ['letzter', 'last'],
  ['vergangenen', 'last'],
  ['this', 'this'],
  ['diesen', 'this'],
  ['dieser', 'this'],
  ['next', 'next'],
  ['coming', 'next'],
  ['nachsten', 'next'],
  ['nachster', 'next'],
  ['kommenden', 'next'],
]);

/** Reads the words for a day, in English, German and the locale's names: `yesterday`, `mon`, `last friday`, `3 days ago`, `19.11.`, `11/19/2026`, `nov 19`. `undefined` when they name none. */
export function readDay(text: string, locale: string): DayWords | undefined {
  if (text.length > 60) return undefined;
  const words = fold(plainWords(text)).replace(/[,!?;]+$/, '');
  if (words === '') return undefined;
  const offset = offsets.get(words.replace(/\.$/, ''));
  if (offset !== undefined) return { type: 'offset', days: offset };
  return /\d/.test(words)
    ? (readDate(words.replace(/^(?:on|am|the|den) /, ''), locale) ?? readCount(words))
    : (readWeekday(words, locale) ?? readCount(words));
}

function readWeekday(words: string, locale: string): DayWords | undefined {
  const [first = '', second, ...more] = words.split(' ');
  if (more.length) return undefined;
  const which = second === undefined ? 'recent' : whichWords.get(first);
  const weekday = which && calendarNames(locale).weekdays.get((second ?? first).replace(/\.$/, ''));
  return which && weekday ? { type: 'weekday', weekday, which } : undefined;
}

const counted = /^(?:(in|vor) )?(\d{1,4}|[a-z]{1,6}) (days?|tag(?:e|en)?|weeks?|wochen?)( ago)?$/;

function readCount(words: string): DayWords | undefined {
  const match = counted.exec(words);
  if (!match || Boolean(match[1]) === Boolean(match[4])) return undefined;
  const count = counts.get(match[2] ?? '') ?? (/^\d/.test(match[2] ?? '') ? Number(match[2]) : undefined);
  if (count === undefined) return undefined;
  const days = count * (/^w/.test(match[3] ?? '') ? 7 : 1);
  return { type: 'offset', days: match[1] === 'in' ? days : days && -days };
}

function date(year: string | undefined, month: number, day: number): DayWords {
  if (year === undefined) return { type: 'date', month, day };
  return { type: 'date', year: Number(year) + (year.length === 2 ? 2000 : 0), month, day };
}

function readDate(words: string, locale: string): DayWords | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(words);
  if (iso) return date(iso[1], Number(iso[3]), Number(iso[4]));
  const dotted = /^(\d{1,2})\. ?(\d{1,2})(?:\.? ?|\. ?(\d{4}|\d{2}))$/.exec(words);
  if (dotted) return date(dotted[3], Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(words);
  if (slashed && (slashed[2] === '/' || slashed[4])) return ordered(slashed[4], Number(slashed[1]), Number(slashed[3]), locale);
  return readNamed(words, locale);
}

/** `a/b` in the order of the locale; in the other order when only that one can be. */
function ordered(year: string | undefined, first: number, second: number, locale: string): DayWords {
  const monthFirst = calendarNames(locale).monthFirst ? first <= 12 || second > 12 : second > 12 && first <= 12;
  return monthFirst ? date(year, first, second) : date(year, second, first);
}

const dayThenMonth = /^(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of |de )?(\p{L}{3,12})\.?(?:,? (\d{4}))?$/u;
const monthThenDay = /^(\p{L}{3,12})\.? ?(\d{1,2})(?:st|nd|rd|th|\.)?(?:,? (\d{4}))?$/u;

function readNamed(words: string, locale: string): DayWords | undefined {
  const { months, weekdays } = calendarNames(locale);
  const [first = ''] = words.split(/[ ,]/, 1);
  const rest = weekdays.has(first.replace(/\.$/, '')) ? words.slice(first.length).replace(/^[, ]+/, '') : words;
  if (rest !== words && !/\p{L}/u.test(rest)) return readDate(rest, locale);
  const dayFirst = dayThenMonth.exec(rest);
  const match = dayFirst ?? monthThenDay.exec(rest);
  const month = match && months.get((dayFirst ? match[2] : match[1]) ?? '');
  return month ? date(match[3], month, Number(dayFirst ? match[1] : match[2])) : undefined;
}
