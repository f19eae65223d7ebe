import { fold } from '../text/fold.ts';
import type { Duration } from './field.ts';
import { plainWords } from './raw-text.ts';
import { type Clock, readClock } from './read-clock.ts';

/** What the words say: a span (exact, possibly fractional or out of bounds), a bare number without its unit, or nothing (`undefined`). */
export type SpanOfTime = ({ type: 'span' } & Duration) | { type: 'bare'; number: string };

const fractions: ReadonlyMap<string, number> = new Map([
  ['¼', 0.25],
  ['½', 0.5],
  ['¾', 0.75],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['⅕', 0.2],
  ['⅖', 0.4],
  ['⅗', 0.6],
  ['⅘', 0.8],
  ['⅙', 1 / 6],
  ['⅛', 0.125],
  ['⅜', 0.375],
  ['⅝', 0.625],
  ['⅞', 0.875],
]);

const numbers: ReadonlyMap<string, number> = new Map(
  [
    ['a an one ein eine einer', 1],
    ['two zwei', 2],
    ['three drei', 3],
    ['four vier', 4],
    ['five funf', 5],
    ['six sechs', 6],
    ['seven sieben', 7],
    ['eight acht', 8],
    ['nine neun', 9],
    ['ten zehn', 10],
    ['eleven elf', 11],
    ['twelve zwolf', 12],
    ['fifteen funfzehn', 15],
    ['twenty zwanzig', 20],
    ['thirty dreissig', 30],
    ['forty vierzig', 40],
    ['forty-five funfundvierzig', 45],
    ['fifty funfzig', 50],
    ['sixty sechzig', 60],
    ['ninety neunzig', 90],
  ].flatMap(([words, value]) =>
    String(words)
      .split(' ')
      .map((word) => [word, Number(value)] as const),
  ),
);

/** Spans that have words of their own, in minutes. */
const sayings: ReadonlyMap<string, number> = new Map([
  ['half an hour', 30],
  ['half a hour', 30],
  ['half hour', 30],
  ['a half hour', 30],
  ['halbe stunde', 30],
  ['eine halbe stunde', 30],
  ['quarter hour', 15],
  ['a quarter hour', 15],
  ['quarter of an hour', 15],
  ['a quarter of an hour', 15],
  ['viertelstunde', 15],
  ['eine viertelstunde', 15],
  ['three quarters of an hour', 45],
  ['three quarter hours', 45],
  ['dreiviertelstunde', 45],
  ['eine dreiviertelstunde', 45],
  ['hour and a half', 90],
  ['an hour and a half', 90],
  ['one hour and a half', 90],
  ['anderthalb stunden', 90],
  ['eineinhalb stunden', 90],
  ['zweieinhalb stunden', 150],
]);

const hours = '(?:hours?|hrs?|h|stunden?|std)\\.?';
const minutes = "(?:minutes?|minuten?|mins?|m|')\\.?";
const both = new RegExp(`^(\\d{1,4}) ?${hours} ?(?:and |und |, ?)?(\\d{1,4})(?: ?${minutes})?$`);
const single = new RegExp(`^(-?)(\\d{0,6})(?:[.,](\\d{1,4}))? ?(?:(${hours})|(${minutes}))$`);
const clockSpan = new RegExp(`^(-?)(\\d{1,3}):([0-5]\\d)(?: ?${hours})?$`);

function span(minutesMeant: number): SpanOfTime {
  return { type: 'span', minutes: minutesMeant };
}

/** Minutes from one clock time to the other, over midnight when the second is earlier. */
function between(first: Clock, second: Clock): number {
  const [from, to] = [first, second].map(({ hour, minute }) => hour * 60 + minute) as [number, number];
  return to >= from ? to - from : to - from + 24 * 60;
}

/** The first time of a range, given the am or pm that only the second one said: 9-10:30am, 11-1pm. */
function withHalf(first: Clock, second: Clock): Clock {
  if (first.half || !second.half || first.hour > 12 || first.hour === 0) return first;
  const morning = { hour: first.hour % 12, minute: first.minute };
  const same = second.half === 'pm' ? { ...morning, hour: morning.hour + 12 } : morning;
  if (between(same, second) <= 12 * 60 && between(same, second) > 0) return same;
  return second.half === 'pm' ? morning : { ...morning, hour: morning.hour + 12 };
}

function readRange(words: string): SpanOfTime | undefined {
  const parts = words.replace(/^(?:from|von) /, '').split(/ ?- ?| (?:to|until|till|bis) /);
  const hourSigns = parts.filter((part) => part.endsWith('h')).length;
  if (parts.length !== 2 || hourSigns === 1) return undefined;
  const [start, end] = parts.map((part) => readClock(part.trim()));
  if (!start || !end || start.hour === 24) return undefined;
  const first = withHalf(start, end);
  const at = ({ hour, minute }: Clock) => ({ hour: hour % 24, minute });
  return { type: 'span', minutes: between(first, end), from: at(first), to: at(end) };
}

/** Number words become digits, fractions become decimals: "two hours", "1 ½ h". */
function withDigits(words: string): string {
  const digits = words
    .replace(/(\d*) ?([¼½¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞])/g, (_all, whole: string, sign: string) =>
      (Number(whole || 0) + (fractions.get(sign) ?? 0)).toFixed(4).replace(/0+$/, ''),
    )
    .replace(/^(\S+) and a half (?=h|std|stunde)/, (all, word: string) => (numbers.has(word) ? `${numbers.get(word)}.5 ` : all));
  return digits.replace(/^(?:forty five|[a-z-]+)(?= )/, (word) => String(numbers.get(word.replace(' ', '-')) ?? word));
}

/** Reads a length of time such as `30m`, `1.5h`, `1,5h`, `0:45`, `1h 30m`, `half an hour`, `9:00-9:45`. `undefined` when the words are none. Minutes may come out fractional, zero, negative or too many. */
export function readDuration(text: string): SpanOfTime | undefined {
  if (text.length > 60) return undefined;
  const plain = fold(
    plainWords(
      text.replace(/[¼-¾⅐-⅞]/g, (sign) => (fractions.has(sign) ? `\ue000${[...fractions.keys()].indexOf(sign)};` : sign)),
    ),
  )
    .replace(/\ue000(\d+);/g, (_all, place: string) => [...fractions.keys()][Number(place)] ?? '')
    .replace(/^(?:for|fur) /, '')
    .replace(/(?<![\dhm])[.,!?]+$|(?<=[a-z])[,!?;]+$/, '');
  const saying = sayings.get(plain);
  if (saying) return span(saying);
  const words = withDigits(plain);
  if (/^\d{1,6}(?:[.,]\d{1,4})?$/.test(words)) return { type: 'bare', number: words };
  return readSingle(words) ?? readBoth(words) ?? readRange(plain);
}

function readSingle(words: string): SpanOfTime | undefined {
  const clock = clockSpan.exec(words);
  if (clock) return span((clock[1] ? -1 : 1) * (Number(clock[2]) * 60 + Number(clock[3])));
  const match = single.exec(words);
  if (!match || !(match[2] || match[3])) return undefined;
  const decimals = match[3] ?? '';
  const value = Number(`${match[2]}${decimals}`) * (match[4] ? 60 : 1);
  return span(((match[1] ? -1 : 1) * value) / 10 ** decimals.length);
}

function readBoth(words: string): SpanOfTime | undefined {
  const match = both.exec(words) ?? /^pt(\d{1,4})h(\d{1,4})m$/.exec(words);
  if (match) return span(Number(match[1]) * 60 + Number(match[2]));
  const iso = /^pt(\d{1,4})(h|m)$/.exec(words);
  return iso ? span(Number(iso[1]) * (iso[2] === 'h' ? 60 : 1)) : undefined;
}
