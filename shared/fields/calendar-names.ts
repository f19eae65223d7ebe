import { fold } from '../text/fold.ts';

/** The names of months (1-12) and weekdays (1 Monday to 7 Sunday), folded and without points, and whether the month stands before the day. */
export interface CalendarNames {
  months: ReadonlyMap<string, number>;
  weekdays: ReadonlyMap<string, number>;
  monthFirst: boolean;
}

const months = [
  'january jan januar jaenner',
  'february feb februar',
  'march mar marz maerz mrz',
  'april apr',
  'may mai',
  'june jun juni',
  'july jul juli',
  'august aug',
  'september sep sept',
  'october oct oktober okt',
  'november nov',
  'december dec dezember dez',
];

const weekdays = [
  'monday mon montag',
  'tuesday tue tues dienstag',
  'wednesday wed weds mittwoch',
  'thursday thu thur thurs donnerstag',
  'friday fri freitag',
  'saturday sat samstag sonnabend',
  'sunday sun sonntag',
];

const germanShort = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'];

function index(names: readonly string[]): [string, number][] {
  return names.flatMap((line, place) => line.split(' ').map((name): [string, number] => [name, place + 1]));
}

/** A name as it is compared: folded, without the point of an abbreviation. */
function plain(name: string): string {
  return fold(name).replace(/\.$/, '');
}

function* localNames(locale: string, part: 'month' | 'weekday'): Generator<[string, number]> {
  for (const width of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', [part]: width });
    for (let place = 0; place < (part === 'month' ? 12 : 7); place++) {
      const date = part === 'month' ? Date.UTC(2024, place, 1) : Date.UTC(2024, 0, 1 + place);
      const name = format.formatToParts(date).find(({ type }) => type === part)?.value;
      if (name && /\p{L}{3}/u.test(name)) yield [plain(name), place + 1];
    }
  }
}

function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts(0);
  const order = parts.map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day');
}

function build(locale: string): CalendarNames {
  const known = { months: new Map(index(months)), weekdays: new Map(index(weekdays)), monthFirst: false };
  try {
    known.monthFirst = isMonthFirst(locale);
    for (const [name, month] of localNames(locale, 'month')) if (!known.months.has(name)) known.months.set(name, month);
    for (const [name, weekday] of localNames(locale, 'weekday')) if (!known.weekdays.has(name)) known.weekdays.set(name, weekday);
    if (locale.toLowerCase().startsWith('de'))
      for (const [name, weekday] of index(germanShort)) known.weekdays.set(name, weekday);
  } catch {
    return known;
  }
  return known;
}

const built = new Map<string, CalendarNames>();

/** English, German and the locale's own names; an unknown locale gives the first two and the day before the month. */
export function calendarNames(locale: string): CalendarNames {
  let names = built.get(locale);
  if (!names) {
    names = build(locale);
    if (built.size < 200) built.set(locale, names);
  }
  return names;
}
