import type { RecordReference } from '../../../shared/domain/records.ts';
import type { DescribedInput } from '../../../shared/fields/describe-inputs.ts';
import { pathOf } from '../rows/path-of.ts';

/** Where the record of a line is shown; `undefined` for kinds that have no page. `isShown` says which kinds this reader has a query for. */
export function placeOf(subject: RecordReference, isShown: (kind: string) => boolean): string | undefined {
  if (subject.kind === 'profile') return `/setup/profiles/${subject.id}`;
  if (subject.kind === 'delivery') return `/setup/deliveries/${subject.id}`;
  if (subject.kind === 'teams-integration') return '/setup';
  return isShown(subject.kind) ? pathOf(subject) : undefined;
}

/** The inputs that were recorded, as one line, each by its label; what was chosen in the reader's words, what people wrote as they wrote it, and what is empty not at all. */
export function inputsLine(
  inputs: { readonly [name: string]: string },
  described: readonly Pick<DescribedInput, 'name' | 'label' | 'choices'>[],
  words: (text: string) => string,
): string {
  const given = Object.entries(inputs).filter(([, value]) => value !== '');
  const parts = given.map(([name, value]) => {
    const { label = name, choices } = described.find((input) => input.name === name) ?? {};
    return `${label}: ${choices ? words(value) : value}`;
  });
  return parts.join(' · ');
}
