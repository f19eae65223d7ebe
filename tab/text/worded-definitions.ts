import type { DescribedDefinition } from '../../shared/api/describe-definition.ts';

/** The definitions with their titles, labels and choices in other words; what has none stays as it is. */
export function wordedDefinitions(
  definitions: readonly DescribedDefinition[],
  words: { readonly [text: string]: string },
): DescribedDefinition[] {
  const say = (text: string) => words[text] ?? text;
  return definitions.map((definition) => ({
    ...definition,
    title: say(definition.title),
    inputs: definition.inputs.map((input) => ({
      ...input,
      label: say(input.label),
      ...(input.choices && { choices: input.choices.map(({ value, title }) => ({ value, title: say(title) })) }),
    })),
  }));
}

/** The definitions in the person's language, as far as there are words for it. */
export async function definitionsIn(locale: string, definitions: DescribedDefinition[]): Promise<DescribedDefinition[]> {
  if (!/^de\b/i.test(locale)) return definitions;
  const { actionsDe } = await import('./de/actions.ts');
  return wordedDefinitions(definitions, actionsDe);
}
