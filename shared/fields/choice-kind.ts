import { fold } from '../text/fold.ts';
import { eitherOf, say, withCommas, word } from '../text/say.ts';
import type { Field, Parsed } from './field.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { plainWords, quoted, rawText } from './raw-text.ts';

type Option = NonNullable<Field<unknown>['options']>[number];

const folded = new WeakMap<Option, readonly string[]>();

/** Everything the option is called, folded: value, title, other words. */
function namesOf(option: Option): readonly string[] {
  let names = folded.get(option);
  if (!names) {
    names = [option.value, option.title, ...(option.words ?? [])].map((name) => fold(plainWords(name)));
    folded.set(option, names);
  }
  return names;
}

/** The options these words may mean: the one so called, or else all that have a name so beginning. */
function optionsFor(text: string, field: Field<unknown>): readonly Option[] {
  const options = field.options ?? [];
  const words = fold(plainWords(text)).replace(/[.!?]+$/, '');
  if (words === '') return [];
  for (const place of [0, 1]) {
    const named = options.find((option) => namesOf(option)[place] === words);
    if (named) return [named];
  }
  const said = options.filter((option) => namesOf(option).includes(words));
  return said.length ? said : options.filter((option) => namesOf(option).some((name) => name.startsWith(words)));
}

function listed(options: readonly Option[]): { value: string; title: string }[] {
  return options.slice(0, 10).map(({ value, title }) => ({ value, title }));
}

/** One of the field's options: its value, its title, another word for it, or the beginning of one that fits no other. */
export const choiceKind: FieldKind<string> = {
  parse(raw, field): Parsed<string> {
    const text = rawText(raw, field.label, 200);
    if (!text.ok) return text;
    const [option, ...others] = optionsFor(text.value, field);
    if (option && others.length === 0) return parsed(option.value);
    if (!option)
      return refused(
        'invalid',
        say`${word(field.label)}: ${quoted(text.value)} is not one of the choices. ${choiceKind.hint(field)}`,
        listed(field.options ?? []),
      );
    const several = [option, ...others];
    const titles = withCommas(several.map(({ title }) => word(title)));
    return refused(
      'ambiguous',
      say`${word(field.label)}: ${quoted(text.value)} could be ${titles}. Write more of the word.`,
      listed(several),
    );
  },
  recognise(text, field) {
    if (text.length < 2 || text.length > 100) return false;
    return optionsFor(text, field).length === 1;
  },
  cardInput(id, field, value) {
    const words = value ?? field.initial;
    const [option, ...others] = typeof words === 'string' ? optionsFor(words.slice(0, 200), field) : [];
    return [
      {
        type: 'Input.ChoiceSet',
        id,
        label: field.label,
        style: 'compact',
        choices: (field.options ?? []).map(({ value: choice, title }) => ({ title, value: choice })),
        ...(option && others.length === 0 ? { value: option.value } : {}),
      },
    ];
  },
  schema: (field) => ({ type: 'string', enum: (field.options ?? []).map(({ value }) => value) }),
  hint: (field) => say`Choose ${eitherOf((field.options ?? []).map(({ title }) => word(title)))}.`,
};
