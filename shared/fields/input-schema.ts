import type { Fields } from './field.ts';
import type { JsonSchema } from './field-kind.ts';
import { fieldKinds } from './field-kinds.ts';

/** The JSON schema (2020-12) of an action's inputs as REST takes them. Unknown names are allowed and ignored. */
export function inputSchema(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  const required = entries.filter(([, field]) => !field.optional && field.initial === undefined).map(([name]) => name);
  const properties = Object.fromEntries(
    entries.map(([name, field]) => [
      name,
      {
        title: field.label,
        ...fieldKinds[field.kind].schema(field),
        ...(field.initial === undefined
          ? {}
          : { examples: [field.kind === 'choices' ? field.initial.split(/,\s*/) : field.initial] }),
      },
    ]),
  );
  return { type: 'object', properties, ...(required.length ? { required } : {}) };
}
