import { filled as filledIn, type SaidSentence } from '../../shared/text/say.ts';

/** A text, or the forms of one that depends on `count`. */
export type Entry = string | { readonly [form in Intl.LDMLPluralRule]?: string };

/** Texts by key. */
export type Catalogue = { readonly [key: string]: Entry };

/** What a translation of a catalogue must have: the same keys, and forms where the original has forms. */
export type Translation<C extends Catalogue> = { readonly [K in keyof C]: C[K] extends string ? string : Exclude<Entry, string> };

/** Values for the `{names}` in a text. Numbers are written as the locale does; `count` chooses the form. */
export type TextValues = { readonly [name: string]: string | number };

/** The words and the way of writing of one locale. */
export interface Texts<K extends string = string> {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  t(key: K, values?: TextValues): string;
  number(value: number): string;
  /** "Nov 20, 2026, 9:45 AM" in the person's zone. */
  instant(at: string): string;
  /** "9:45 AM" in the person's zone. */
  clock(at: string): string;
  /** "Fri, Nov 20" for a calendar day, `2026-11-20`. */
  day(on: string): string;
  /** "3 hours ago", "in 2 days": as seen from `now`. */
  relative(at: string, now: Date): string;
  /** "1 h 30 min" from minutes. */
  duration(minutes: number): string;
  list(words: readonly string[]): string;
  /** What the server has a fixed word for (the title of an action, a label, a choice), in this language; anything else as it came. */
  word(text: string): string;
  /** What the server says: its sentence in this language where there is one, else as it came. */
  said(text: string, sentence?: SaidSentence): string;
  /** The same for several choices in one text, with commas between them. */
  words(text: string): string;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How texts are told beside the catalogue. */
export interface TextOptions {
  /** The IANA zone in which times are told; the machine's when left out. */
  zone?: string;
  direction?: 'ltr' | 'rtl';
  /** Words of the server in this language. */
  words?: { readonly [text: string]: string };
  /** A sentence of the server in this language, with its places; as it came where there is none. */
  sentence?: (template: string) => string;
}

/** Whether a language is written from right to left. */
function directionOf(locale: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn';
  return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr';
}

function filled(text: string, values: TextValues, number: Intl.NumberFormat): string {
  return text.replace(/\{([\w-]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? number.format(value) : (value ?? whole);
  });
}

/** The texts of a catalogue as this locale writes them. */
export function createTexts<C extends Catalogue>(
  catalogue: C,
  locale: string,
  { zone, direction = directionOf(locale), words = {}, sentence = (template) => template }: TextOptions = {},
): Texts<keyof C & string> {
  const zoned = zone === undefined ? {} : { timeZone: zone };
  const number = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zoned });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zoned });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const unit = (name: 'hour' | 'minute') => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const word = (text: string) => (Object.hasOwn(words, text) ? words[text]! : text);
  const told = (value: SaidSentence['values'][number]): string =>
    typeof value === 'object' ? filledIn(sentence(value.template), value.values, told) : String(value);
  return {
    locale,
    direction,
    said: (text, given) => (given ? told(given) : text),
    t(key, values = {}) {
      const entry: Entry = catalogue[key] ?? key;
      if (typeof entry === 'string') return filled(entry, values, number);
      const form = entry[plurals.select(Number(values['count'] ?? 0))] ?? entry.other ?? '';
      return filled(form, values, number);
    },
    number: (value) => number.format(value),
    instant: (at) => instant.format(new Date(at)),
    clock: (at) => clock.format(new Date(at)),
    day: (on) => day.format(new Date(`${on}T00:00:00Z`)),
    relative(at, now) {
      const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1_000);
      const [name, size] = steps.find(([, least]) => Math.abs(seconds) >= least) ?? ['minute', 60];
      return relative.format(Math.trunc(seconds / size), name);
    },
    duration(minutes) {
      const [hours, rest] = [Math.trunc(minutes / 60), Math.round(minutes % 60)];
      const parts = [hours > 0 && unit('hour').format(hours), (rest > 0 || hours === 0) && unit('minute').format(rest)];
      return parts.filter((part) => part !== false).join(' ');
    },
    list: (parts) => list.format(parts),
    word,
    words: (text) => text.split(', ').map(word).join(', '),
  };
}
