import type { Field } from './field.ts';
import { fieldKinds } from './field-kinds.ts';

/** Says that an input is missing and how it is written; a label that is a question has no answer yet. */
export function missingText(field: Field<unknown>): string {
  const missing = field.label.endsWith('?') ? `“${field.label}” has no answer yet.` : `${field.label} is missing.`;
  return `${missing} ${fieldKinds[field.kind].hint(field)}`;
}
