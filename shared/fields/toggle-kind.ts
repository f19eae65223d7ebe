import { fold } from '../text/fold.ts';
import { say, word } from '../text/say.ts';
import type { FieldKind } from './field-kind.ts';
import { parsed, refused } from './field-kind.ts';
import { plainWords, quoted, rawText } from './raw-text.ts';

const yes: ReadonlySet<string> = new Set(
  'yes y yeah yep true on 1 ok okay sure enable enabled checked ja j jawohl wahr an ein oui si sim vrai ✓ ✔ ✅ ☑ 👍'.split(' '),
);
const no: ReadonlySet<string> = new Set(
  'no n nope false off 0 disable disabled unchecked nein nee falsch aus non nao faux ✗ ✘ ❌ ☐ 👎'.split(' '),
);

/** Yes or no, however it is said; `undefined` when it is neither. */
function readToggle(text: string): boolean | undefined {
  const word = fold(plainWords(text.slice(0, 40)).replace(/[.!]+$/, ''));
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** Yes or no. */
export const toggleKind: FieldKind<boolean> = {
  parse(raw, field) {
    if (typeof raw === 'boolean') return parsed(raw);
    const text = rawText(raw, field.label, 200);
    if (!text.ok) return text;
    const value = readToggle(text.value);
    return value === undefined
      ? refused('invalid', say`${word(field.label)}: ${quoted(text.value)} is neither yes nor no. ${toggleKind.hint(field)}`)
      : parsed(value);
  },
  recognise: (text) => text.length <= 40 && readToggle(text) !== undefined,
  cardInput(id, field, value) {
    const on = typeof value === 'boolean' ? value : readToggle(String(value ?? field.initial ?? 'no'));
    return [{ type: 'Input.Toggle', id, title: field.label, value: String(on ?? false), valueOn: 'true', valueOff: 'false' }];
  },
  schema: () => ({ type: 'boolean' }),
  hint: () => say`Write yes or no.`,
};
