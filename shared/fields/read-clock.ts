/** A wall-clock time. `half` is the am or pm that was said, `undefined` where none was. */
export interface Clock {
  hour: number;
  minute: number;
  half?: 'am' | 'pm';
}

const named: ReadonlyMap<string, Clock> = new Map([
  ['noon', { hour: 12, minute: 0 }],
  ['midday', { hour: 12, minute: 0 }],
  ['mittag', { hour: 12, minute: 0 }],
  ['mittags', { hour: 12, minute: 0 }],
  ['midnight', { hour: 0, minute: 0 }],
  ['mitternacht', { hour: 0, minute: 0 }],
]);

const pattern = /^(\d{1,2})(?:[:.h](\d{2})(?::00(?:\.0+)?)?)? ?(?:(a|p)\.?m\.?|uhr|h|o'clock)?(?: (\d{2}))?$/;

/** Reads `9`, `9:30`, `9.30`, `9am`, `9:30 pm`, `14 uhr 30`, `noon`; words must be lower case (`plainWords`). `undefined` for anything that is no time of a day. */
export function readClock(words: string): Clock | undefined {
  if (words.length > 20) return undefined;
  const known = named.get(words);
  if (known) return known;
  const match = pattern.exec(words);
  if (!match || (match[4] && !/uhr/.test(words)) || (match[4] && match[2])) return undefined;
  const minute = Number(match[2] ?? match[4] ?? 0);
  const hour = Number(match[1]);
  if (minute > 59) return undefined;
  if (!match[3]) return hour <= 23 || (hour === 24 && minute === 0) ? { hour, minute } : undefined;
  if (hour < 1 || hour > 12) return undefined;
  const half = match[3] === 'p' ? 'pm' : 'am';
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute, half };
}
