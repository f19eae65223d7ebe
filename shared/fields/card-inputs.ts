import type { Problem } from '../errors/failure.ts';
import type { Fields } from './field.ts';
import type { CardElement, ReadContext } from './field-kind.ts';
import { fieldKinds } from './field-kinds.ts';
import { missingText } from './missing-text.ts';

/** What a form shows: values already known (parsed, or the words typed) and problems of the last try, by input name. */
export interface FormState {
  values?: { readonly [name: string]: unknown };
  problems?: readonly Problem[];
}

/** The input with the problem's candidates to choose from, where there are any. */
function offering(input: CardElement, problem: Problem | undefined): CardElement {
  if (!problem?.candidates || input.type !== 'Input.ChoiceSet') return input;
  const { value: _refused, ...rest } = input;
  return { ...rest, type: input.type, choices: problem.candidates.map(({ title, value }) => ({ title, value })) };
}

/** The card's inputs for these fields in their order, each problem told above its input; where a problem names candidates, they become the choices. Hidden fields have no input. */
export function cardInputs(fields: Fields, context: ReadContext, { values = {}, problems = [] }: FormState = {}): CardElement[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.hidden) return [];
    const problem = problems.find((one) => one.field === name);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const required = !field.optional && field.initial === undefined && field.kind !== 'toggle';
    const requirement = required ? { isRequired: true, errorMessage: String(missingText(field)) } : {};
    const inputs = fieldKinds[field.kind]
      .cardInput(name, field, value, context)
      .map((input) => ({ ...offering(input, problem), ...requirement }));
    return problem
      ? [{ type: 'TextBlock', text: problem.text, color: 'attention', wrap: true, spacing: 'medium' }, ...inputs]
      : inputs;
  });
}
