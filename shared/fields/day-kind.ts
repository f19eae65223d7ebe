import { say, word } from '../text/say.ts';
import type { Day } from './field.ts';
import { type FieldKind, parsed, type ReadContext, refused } from './field-kind.ts';
import { quoted, rawText } from './raw-text.ts';
import { readDay } from './read-day.ts';
import { resolveDay } from './resolve-day.ts';

function dayIn(text: string, context: ReadContext): Day | undefined {
  const words = readDay(text, context.locale);
  return words && resolveDay(words, context);
}

/** A calendar day, `yyyy-mm-dd`; words such as `yesterday` are meant in the person's zone. A date without a year is the nearest one. */
export const dayKind: FieldKind<Day> = {
  parse(raw, field, context) {
    const text = rawText(raw, field.label, 200);
    if (!text.ok) return text;
    const words = readDay(text.value, context.locale);
    if (!words)
      return refused('invalid', say`${word(field.label)}: ${quoted(text.value)} is not a day I can read. ${dayKind.hint(field)}`);
    const day = resolveDay(words, context);
    return day
      ? parsed(day)
      : refused(
          'invalid',
          say`${word(field.label)}: there is no day ${quoted(text.value)} in the calendar. Please check the day and the month. ${dayKind.hint(field)}`,
        );
  },
  recognise: (text, _field, context) => readDay(text, context.locale) !== undefined,
  cardInput(id, field, value, context) {
    const shown = dayIn(typeof value === 'string' ? value : (field.initial ?? ''), context);
    return [{ type: 'Input.Date', id, label: field.label, ...(shown ? { value: shown } : {}) }];
  },
  schema: () => ({ type: 'string', format: 'date' }),
  hint: () => say`Write it like yesterday, monday, 19 Nov or 2026-11-19.`,
};
