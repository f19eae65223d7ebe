import { choiceKind } from './choice-kind.ts';
import { choicesKind } from './choices-kind.ts';
import { dayKind } from './day-kind.ts';
import { durationKind } from './duration-kind.ts';
import type { FieldKindName } from './field.ts';
import type { FieldKind } from './field-kind.ts';
import { numberKind } from './number-kind.ts';
import { personKind } from './person-kind.ts';
import { referenceKind } from './reference-kind.ts';
import { textKind } from './text-kind.ts';
import { timeKind } from './time-kind.ts';
import { toggleKind } from './toggle-kind.ts';

/** What each kind of field can do. */
export const fieldKinds: { readonly [name in FieldKindName]: FieldKind<unknown> } = {
  text: textKind,
  number: numberKind,
  duration: durationKind,
  day: dayKind,
  time: timeKind,
  toggle: toggleKind,
  choice: choiceKind,
  choices: choicesKind,
  person: personKind,
  reference: referenceKind,
};
