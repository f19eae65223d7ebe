import type { DescribedDefinition } from '../../shared/api/describe-definition.ts';
import type { TabTexts } from './load-texts.ts';

/** The definitions with their titles, labels and choices in the reader's words. */
export function wordedDefinitions(
  definitions: readonly DescribedDefinition[],
  { word }: Pick<TabTexts, 'word'>,
): DescribedDefinition[] {
  return definitions.map((definition) => ({
    ...definition,
    title: word(definition.title),
    inputs: definition.inputs.map((input) => ({
      ...input,
      label: word(input.label),
      ...(input.choices && { choices: input.choices.map(({ value, title }) => ({ value, title: word(title) })) }),
    })),
  }));
}
