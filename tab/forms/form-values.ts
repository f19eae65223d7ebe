import type { FieldProblem } from '../../shared/api/answers.ts';
import type { DescribedInput } from '../../shared/fields/describe-inputs.ts';
import type { TabTexts } from '../text/load-texts.ts';

/** What stands in a form: by input, as typed. */
export type Values = { readonly [input: string]: string };

/** What is wrong, by input. */
export type Problems = { readonly [input: string]: string };

/** The inputs that a person sees: not those the surface sets, nor those that are given already. */
export function shownInputs(inputs: readonly DescribedInput[], given: Values): DescribedInput[] {
  return inputs.filter(({ name, hidden }) => !hidden && given[name] === undefined);
}

/** What stands in the form at first. `today` is the reader's calendar day. */
export function initialValues(inputs: readonly DescribedInput[], today: string, first: Values = {}): Values {
  return Object.fromEntries(
    inputs.map(({ name, kind, initial = '' }) => {
      const value = first[name] ?? (kind === 'day' && initial === 'today' ? today : initial);
      return [name, value];
    }),
  );
}

/** What may be kept of a form for later: no secret outlives it. */
export function withoutSecrets(inputs: readonly DescribedInput[], values: Values): Values {
  const secret = new Set(inputs.filter((input) => input.secret).map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
}

function problemOf({ kind, required, max, minimum, maximum }: DescribedInput, value: string, { t }: Pick<TabTexts, 't'>) {
  if (required && value.trim() === '') return t('form.missing');
  if (max !== undefined && value.length > max) return t('form.too-long', { over: value.length - max, max });
  if (kind !== 'number' || value.trim() === '') return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) return t('form.not-number');
  const isOut = (minimum !== undefined && number < minimum) || (maximum !== undefined && number > maximum);
  return isOut ? t('form.between', { min: minimum ?? '…', max: maximum ?? '…' }) : undefined;
}

/** What can be seen to be wrong before anything is sent; the server has the last word. */
export function problemsIn(inputs: readonly DescribedInput[], values: Values, texts: Pick<TabTexts, 't'>): Problems {
  const found = inputs.flatMap((input) => {
    const text = problemOf(input, values[input.name] ?? '', texts);
    return text === undefined ? [] : [[input.name, text] as const];
  });
  return Object.fromEntries(found);
}

/** What the server found wrong: by input where that is on the screen, and what is left as sentences. */
export function problemsFrom(
  fields: readonly FieldProblem[],
  shown: readonly DescribedInput[],
): { at: Problems; rest: string[] } {
  const names = new Set(shown.map(({ name }) => name));
  const isShown = ({ input }: FieldProblem) => input !== undefined && names.has(input);
  return {
    at: Object.fromEntries(fields.filter(isShown).map(({ input, text }) => [input!, text])),
    rest: fields.filter((field) => !isShown(field)).map(({ text }) => text),
  };
}

/** What is sent: everything given, and everything that was filled in. */
export function sentInputs(values: Values, given: Values): { [input: string]: string } {
  const filled = Object.entries(values).filter(([, value]) => value.trim() !== '');
  return { ...Object.fromEntries(filled), ...given };
}
