import type { Day } from '../fields/field.ts';

const minutesInDay = 24 * 60;

/** Whole minutes as people read them: "1 h 30 min", "45 min", "2 h". Negative ones with a minus sign. */
export function minutesText(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const words = [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ');
  return minutes < 0 && whole > 0 ? `−${words}` : words;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 200;

/** The formatter, made once; an unknown locale or zone falls back to British English and UTC. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made =
      safely(locale, options) ??
      safely(locale, { ...options, timeZone: 'UTC' }) ??
      safely('en-GB', options) ??
      new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
    if (formats.size < mostFormats) formats.set(key, made);
  }
  return made;
}

function safely(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return undefined;
  }
}

/** How far off an instant is: "in 2 h", "in 35 min", "3 days ago", "now" within half a minute. Rounded to the nearest whole unit, hours up to two days. */
export function dueText(at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (minutes === 0) return 'now';
  const far = Math.abs(minutes);
  const hours = Math.round(far / 60);
  const days = Math.round(far / minutesInDay);
  const words = far < 60 ? `${far} min` : far < 2 * minutesInDay ? `${hours} h` : `${days} days`;
  return minutes > 0 ? `in ${words}` : `${words} ago`;
}

/** An instant in the person's zone and locale: "Thu 19 Nov 2026, 13:00" in British English. */
export function instantText(at: Date, zone: string, locale: string): string {
  const day = format(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: zone });
  const time = format(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  return `${withoutCommas(day, at)}, ${time.format(at).replace(/\u202f/g, ' ')}`;
}

/** A clock time in the person's zone and locale: "13:00". */
export function clockText(at: Date, zone: string, locale: string): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone })
    .format(at)
    .replace(/\u202f/g, ' ');
}

/** A calendar day in the locale: "Thu 19 Nov", with its year where that is not the year of `today`. A text that is no day comes back as it is. */
export function dayText(day: Day, locale: string, today?: Day): string {
  const at = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const year = today?.slice(0, 4) === day.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return withoutCommas(format(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC', ...year }), at);
}

function withoutCommas(formatter: Intl.DateTimeFormat, at: Date): string {
  return formatter
    .format(at)
    .replaceAll(',', '')
    .replace(/[\u202f\u00a0]/g, ' ');
}
