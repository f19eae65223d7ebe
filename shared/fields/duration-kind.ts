import { type Sentence, say, word } from '../text/say.ts';
import type { Duration, Field, Parsed } from './field.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { quoted, rawText } from './raw-text.ts';
import { readDuration } from './read-duration.ts';

const day = 24 * 60;

/** The most that a range from an evening into the next morning is believed to be; more is rather a slip. */
const longestNight = 12 * 60;

function endsFirst({ from, to }: Duration): boolean {
  return from !== undefined && to !== undefined && to.hour * 60 + to.minute < from.hour * 60 + from.minute;
}

/** Asks whether a range that ends before it starts really went on over midnight for most of a day. */
function backwards(minutes: number, field: Field<unknown>, said: string | Sentence) {
  const whole = durationWords(minutes);
  const text = say`${word(field.label)}: ${said} ends before it starts. Check the two times; if it did go on over midnight, write ${whole}.`;
  return refused('ambiguous', text, [{ value: whole, title: whole }]);
}

/** The span in whole minutes, half a minute rounded up; refuses less than a minute and more than a day. */
function bounded(span: Duration, field: Field<unknown>, said: string | Sentence): Parsed<Duration> {
  if (span.minutes < 0)
    return refused('invalid', say`${word(field.label)}: ${said} is less than nothing. Write how long it took, for instance 30m.`);
  if (span.minutes < 1)
    return refused('invalid', say`${word(field.label)}: ${said} is less than a minute. The least is 1 minute.`);
  if (span.minutes > day)
    return refused('invalid', say`${word(field.label)}: ${said} is more than 24 hours. Please split it over several days.`);
  const minutes = Math.floor(span.minutes + 0.5);
  if (endsFirst(span) && minutes > longestNight) return backwards(minutes, field, said);
  return parsed(span.from && span.to ? { minutes, from: span.from, to: span.to } : { minutes });
}

/** Asks whether a number without a unit means minutes or hours. */
function question(number: string, field: Field<unknown>) {
  const count = Number(number.replace(',', '.'));
  const minutes = { value: `${number}m`, title: `${number} min` };
  if (count > 24)
    return refused(
      'ambiguous',
      say`${word(field.label)}: ${number} what? If you mean minutes, write ${number}m.`,
      count <= day ? [minutes] : [],
    );
  return refused(
    'ambiguous',
    say`${word(field.label)}: do you mean ${number} minutes or ${number} hours? Write ${number}m or ${number}h.`,
    [minutes, { value: `${number}h`, title: `${number} h` }],
  );
}

/** Minutes as they can be typed again: "1h 30m". */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours}h` : '', rest || !hours ? `${rest}m` : ''].filter(Boolean).join(' ');
}

function shownOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.slice(0, 60);
  const minutes = (value as Partial<Duration> | undefined)?.minutes;
  return typeof minutes === 'number' ? durationWords(minutes) : undefined;
}

/** How long something took, in whole minutes from 1 to 1,440. A number that is not text (from REST or a card's number input) means minutes. */
export const durationKind: FieldKind<Duration> = {
  parse(raw, field) {
    const text = rawText(raw, field.label, 200);
    if (!text.ok) return text;
    if (typeof raw === 'number') return bounded({ minutes: raw }, field, say`${raw} minutes`);
    const span = readDuration(text.value);
    if (!span)
      return refused(
        'invalid',
        say`${word(field.label)}: ${quoted(text.value)} is not a length of time. ${durationKind.hint(field)}`,
      );
    return span.type === 'bare' ? question(span.number, field) : bounded(span, field, quoted(text.value));
  },
  recognise: (text) => readDuration(text)?.type === 'span',
  cardInput(id, field, value) {
    const shown = shownOf(value) ?? field.initial;
    return [
      {
        type: 'Input.Text',
        id,
        label: field.label,
        maxLength: 60,
        placeholder: '30m, 1.5h, 1:30 or 9:00-9:45',
        ...(shown ? { value: shown } : {}),
      },
    ];
  },
  schema: () => ({
    oneOf: [
      { type: 'integer', minimum: 1, maximum: day, description: 'Minutes.' },
      { type: 'string', maxLength: 60, description: 'Words such as `30m`, `1.5h`, `1:30` or `9:00-9:45`.' },
    ],
  }),
  hint: () => say`Write it like 30m, 1.5h, 1:30 or 9:00-9:45.`,
};
