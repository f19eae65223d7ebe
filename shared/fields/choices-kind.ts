import { allOf, say, word } from '../text/say.ts';
import { choiceKind } from './choice-kind.ts';
import type { Field, Parsed } from './field.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { plainWords, rawText } from './raw-text.ts';

const mostGiven = 50;

/** The words for each choice, as a list or in a text with commas, semicolons or “and” between them. */
function partsOf(raw: unknown, field: Field<unknown>): Parsed<readonly unknown[]> {
  if (Array.isArray(raw)) {
    if (raw.length <= mostGiven) return parsed(raw);
    return refused('invalid', say`${word(field.label)}: at most ${mostGiven} choices are read at once. Please name each once.`);
  }
  const text = rawText(raw, field.label, 1_000);
  if (!text.ok) return text;
  const parts = text.value
    .split(/[,;+&\n]|(?<=\s)(?:and|und)(?=\s)/iu)
    .map((part) => part.replace(/^\s*(?:and|und)\s+/iu, '').trim());
  return parsed(parts.filter((part) => plainWords(part) !== ''));
}

/** Several of the field's options, each said as in a choice; the value holds each once, in the order of the options. */
export const choicesKind: FieldKind<readonly string[]> = {
  parse(raw, field, context): Parsed<readonly string[]> {
    const parts = partsOf(raw, field);
    if (!parts.ok) return parts;
    const said = new Set<string>();
    for (const part of parts.value) {
      const one = choiceKind.parse(part, field, context) as Parsed<string>;
      // Without candidates: a form shows all choices anyway, and those that were meant stay ticked.
      if (!one.ok) return refused(one.problem.code, one.problem.said ?? one.problem.text);
      said.add(one.value);
    }
    if (said.size === 0) return refused('missing', say`${word(field.label)} is missing. ${choicesKind.hint(field)}`);
    return parsed((field.options ?? []).map(({ value }) => value).filter((value) => said.has(value)));
  },
  recognise(text, field, context) {
    const parts = text.length > 200 ? { ok: false as const } : partsOf(text, field);
    return parts.ok && parts.value.length > 0 && parts.value.every((part) => choiceKind.recognise(String(part), field, context));
  },
  cardInput(id, field, value, context) {
    const read = choicesKind.parse(value ?? field.initial ?? [], field, context as never) as Parsed<readonly string[]>;
    return [
      {
        type: 'Input.ChoiceSet',
        id,
        label: field.label,
        style: 'expanded',
        isMultiSelect: true,
        choices: (field.options ?? []).map(({ value: choice, title }) => ({ title, value: choice })),
        ...(read.ok && { value: read.value.join(',') }),
      },
    ];
  },
  schema: (field) => ({
    type: 'array',
    items: { type: 'string', enum: (field.options ?? []).map(({ value }) => value) },
    minItems: 1,
    uniqueItems: true,
  }),
  hint: (field) =>
    say`Choose one or more of ${allOf((field.options ?? []).map(({ title }) => word(title)))}, with commas between them.`,
};
