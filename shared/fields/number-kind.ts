import { say, word } from '../text/say.ts';
import type { Field, Parsed } from './field.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { plainWords, quoted, rawText } from './raw-text.ts';

const signs = new Map<string, { group: string; decimal: string }>();

/** Which signs this locale puts between thousands and before decimals; English ones where the locale is not known. */
function separators(locale: string): { group: string; decimal: string } {
  const known = signs.get(locale);
  if (known) return known;
  let parts: Intl.NumberFormatPart[] = [];
  try {
    parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.5);
  } catch {}
  const of = (type: string, other: string) => parts.find((part) => part.type === type)?.value ?? other;
  const found = { group: of('group', ','), decimal: of('decimal', '.') };
  signs.set(locale, found);
  return found;
}

/** The number these words write, with decimals and thousands as the locale has them; `undefined` when they do not. */
function readNumber(text: string, locale: string): number | undefined {
  const words = plainWords(text.slice(0, 40))
    .replace(/^#\s?/, '')
    .replace(/(?<=\d)[ '](?=\d{3})/g, '');
  const match = /^([+-]?)(\d{0,15}(?:[.,]\d{3})*)(?:([.,])(\d{1,10}))?$/.exec(words);
  if (!match || !/\d/.test(words)) return undefined;
  const [, sign, whole = '', mark, decimals = ''] = match;
  const groups = whole.replace(/\d/g, '');
  const mixed = groups.length > 0 && groups !== groups.charAt(0).repeat(groups.length);
  if (mixed || (groups && mark === groups.charAt(0))) return undefined;
  const single = groups.length === 1 && !mark && groups === separators(locale).decimal;
  const digits = single ? whole.replace(groups, '.') : `${whole.replace(/[.,]/g, '')}${mark ? `.${decimals}` : ''}`;
  const value = Number(`${sign}${digits}`);
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

function within(value: number, field: Field<unknown>): Parsed<number> {
  const { minimum, maximum, label } = field;
  if (minimum !== undefined && value < minimum)
    return refused('invalid', say`${word(label)}: ${value} is too small. It must be at least ${minimum}.`);
  if (maximum !== undefined && value > maximum)
    return refused('invalid', say`${word(label)}: ${value} is too large. It may be at most ${maximum}.`);
  return parsed(value);
}

/** A number within the field's bounds. */
export const numberKind: FieldKind<number> = {
  parse(raw, field, context) {
    const text = rawText(raw, field.label, 200);
    if (!text.ok) return text;
    const value =
      typeof raw === 'number'
        ? Math.abs(raw) <= Number.MAX_SAFE_INTEGER
          ? raw
          : undefined
        : readNumber(text.value, context.locale);
    if (value === undefined)
      return refused('invalid', say`${word(field.label)}: ${quoted(text.value)} is not a number. ${numberKind.hint(field)}`);
    return within(value, field);
  },
  recognise: (text, _field, context) => text.length <= 40 && readNumber(text, context.locale) !== undefined,
  cardInput(id, field, value, context) {
    const shown =
      typeof value === 'string' || value === undefined ? readNumber(String(value ?? field.initial ?? ''), context.locale) : value;
    return [
      {
        type: 'Input.Number',
        id,
        label: field.label,
        ...(field.minimum === undefined ? {} : { min: field.minimum }),
        ...(field.maximum === undefined ? {} : { max: field.maximum }),
        ...(typeof shown === 'number' && Number.isFinite(shown) ? { value: shown } : {}),
      },
    ];
  },
  schema: (field) => ({
    type: 'number',
    ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
    ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
  }),
  hint({ minimum, maximum }) {
    if (minimum !== undefined && maximum !== undefined) return say`Write a number from ${minimum} to ${maximum}.`;
    return say`Write digits only, for instance 12.`;
  },
};
