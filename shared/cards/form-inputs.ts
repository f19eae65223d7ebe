import type { Fields } from '../fields/field.ts';
import type { CardElement } from '../fields/field-kind.ts';
import type { Definition } from './action-form.ts';

/** Keys of a card's data that belong to the card; no input may be called so. */
export const dataKeys: ReadonlySet<string> = new Set(['verb', 'subject', 'input', 'version', 'nonce', 'ask']);

/** The inputs with ids that no other form of the card has taken, and those now taken too. An id is the field's name, or `name@verb` where that is taken: clients on phones refuse a whole card with one id twice. */
export function distinctInputs(inputs: readonly CardElement[], verb: string, taken: Set<string>): readonly CardElement[] {
  let changed: CardElement[] | undefined;
  inputs.forEach((input, place) => {
    const id = input['id'];
    if (typeof id !== 'string') return;
    if (taken.has(id)) {
      changed ??= [...inputs];
      changed[place] = { ...input, type: input.type, id: `${id}@${verb}` };
    } else taken.add(id);
  });
  return changed ?? inputs;
}

/** The raw inputs of a definition in what a click brought back: the typed ones under their field's names, the record of the card for the input that takes it. Not trusted: for the door to parse. */
export function submittedInputs(
  definition: Pick<Definition, 'name' | 'input'>,
  data: { readonly [key: string]: unknown },
): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  for (const name of Object.keys(definition.input as Fields)) {
    const own = `${name}@${definition.name}`;
    if (Object.hasOwn(data, own)) raw[name] = data[own];
    else if (Object.hasOwn(data, name) && !dataKeys.has(name)) raw[name] = data[name];
  }
  const { input, subject } = data;
  if (typeof input === 'string' && typeof subject === 'string' && Object.hasOwn(definition.input, input)) raw[input] = subject;
  return raw;
}
