import { say, word } from '../text/say.ts';
import type { Time } from './field.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { plainWords, quoted, rawText } from './raw-text.ts';
import { readClock } from './read-clock.ts';

/** The time these words name as `HH:mm`, or `undefined`. */
function readTime(text: string): Time | undefined {
  const clock = readClock(
    plainWords(text.slice(0, 60))
      .replace(/^(?:at|um|@) ?/, '')
      .replace(/[.,]$/, ''),
  );
  if (!clock || clock.hour > 23) return undefined;
  return `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`;
}

/** A wall-clock time, `HH:mm`. */
export const timeKind: FieldKind<Time> = {
  parse(raw, field) {
    const text = rawText(raw, field.label, 200);
    if (!text.ok) return text;
    const value = readTime(text.value);
    return value
      ? parsed(value)
      : refused('invalid', say`${word(field.label)}: ${quoted(text.value)} is not a time of the day. ${timeKind.hint(field)}`);
  },
  recognise: (text) => text.length <= 40 && readTime(text) !== undefined,
  cardInput(id, field, value) {
    const shown = readTime(typeof value === 'string' ? value : (field.initial ?? ''));
    return [{ type: 'Input.Time', id, label: field.label, ...(shown ? { value: shown } : {}) }];
  },
  schema: () => ({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  hint: () => say`Write it like 9:30, 14:00 or 2pm.`,
};
