import type { RecordReference } from '../../../shared/domain/records.ts';
import { pathOf } from '../rows/path-of.ts';

/** Where the record of a line is shown; `undefined` for kinds that have no page. `isShown` says which kinds this reader has a query for. */
export function placeOf(subject: RecordReference, isShown: (kind: string) => boolean): string | undefined {
  if (subject.kind === 'profile') return `/setup/profiles/${subject.id}`;
  if (subject.kind === 'delivery') return `/setup/deliveries/${subject.id}`;
  if (subject.kind === 'teams-integration') return '/setup';
  return isShown(subject.kind) ? pathOf(subject) : undefined;
}

/** The inputs that were recorded, as one line, each by its label and in the reader's words; what is empty is left out. */
export function inputsLine(
  inputs: { readonly [name: string]: string },
  labelOf: (name: string) => string,
  word: (text: string) => string,
): string {
  const given = Object.entries(inputs).filter(([, value]) => value !== '');
  return given.map(([name, value]) => `${labelOf(name)}: ${word(value)}`).join(' · ');
}
