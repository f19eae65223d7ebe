import { type Said, say, sayAll, word } from '../text/say.ts';
import type { Field } from './field.ts';
import { fieldKinds } from './field-kinds.ts';

/** Says that an input is missing and how it is written; a label that is a question has no answer yet. */
export function missingText(field: Field<unknown>): Said {
  const label = word(field.label);
  const missing = field.label.endsWith('?') ? say`“${label}” has no answer yet.` : say`${label} is missing.`;
  return sayAll([missing, fieldKinds[field.kind].hint(field)]);
}
