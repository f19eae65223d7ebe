import type { Problem } from '../errors/failure.ts';
import { inEnglish, say } from '../text/say.ts';
import type { Field, Fields, ParseContext, Parsed, Values } from './field.ts';
import { parsed, refused } from './field-kind.ts';
import { fieldKinds } from './field-kinds.ts';
import { missingText } from './missing-text.ts';

/** All values, or all problems at once together with the values that were good. */
export type ParsedInputs<F extends Fields> =
  | { ok: true; values: Values<F> }
  | { ok: false; problems: Problem[]; values: Partial<Values<F>> };

/** Whether nothing was given. */
function isEmpty(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.length <= 1_000 && raw.trim() === '');
}

/**
 * Reads one input. Nothing given means the field's `initial`; where that is missing too, `undefined` for an optional field and a problem for the others.
 * An optional field that was emptied on purpose (given as empty text) stays empty. Failures of the lookup pass through.
 */
export async function parseInput<V>(field: Field<V>, raw: unknown, context: ParseContext): Promise<Parsed<V>> {
  const kind = fieldKinds[field.kind];
  const emptied = field.optional && raw !== undefined && raw !== null;
  const given = isEmpty(raw) ? (emptied ? undefined : field.initial) : raw;
  if (given !== undefined) {
    const read = await kind.parse(given, field, context);
    if (read.ok || read.problem.code !== 'missing') return read as Parsed<V>;
  }
  return field.optional ? parsed(undefined as V) : refused('missing', missingText(field));
}

function ownValue(raw: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(raw, name)?.value;
}

/** Reads all inputs of an action from what a surface gave. Unknown names are ignored and only the object's own properties are read; every problem names its field. Failures of the lookup pass through. */
export async function parseInputs<F extends Fields>(fields: F, raw: unknown, context: ParseContext): Promise<ParsedInputs<F>> {
  const given = raw ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    const text = say`The inputs must come as an object of names and values. Please send them again.`;
    return { ok: false, problems: [{ code: 'invalid', ...inEnglish(text) }], values: {} };
  }
  const names = Object.keys(fields);
  const results = await Promise.all(
    names.map((name) => parseInput(fields[name] as Field<unknown>, ownValue(given, name), context)),
  );
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  results.forEach((result, place) => {
    const name = names[place] as string;
    if (result.ok) values[name] = result.value;
    else problems.push({ field: name, ...result.problem });
  });
  return problems.length
    ? { ok: false, problems, values: values as Partial<Values<F>> }
    : { ok: true, values: values as Values<F> };
}
