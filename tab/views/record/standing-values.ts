import type { DescribedDefinition } from '../../../shared/api/describe-definition.ts';
import type { RecordView } from '../../../shared/api/views.ts';
import { rememberName } from '../../forms/chosen-names.ts';
import type { Values } from '../../forms/form-values.ts';

const changes = /\.(?:change|rename)$/;

/** What a form that changes the record itself shows at first: what the record says now. Nothing for forms that do something else. */
export function standingValues(record: RecordView, { name, inputs }: Pick<DescribedDefinition, 'name' | 'inputs'>): Values {
  if (!changes.test(name)) return {};
  const known: Record<string, unknown> = { ...record, name: record.title };
  const values: Record<string, string> = {};
  for (const input of inputs) {
    const value = known[input.name];
    if (typeof value === 'string') values[input.name] = value;
    else if (Array.isArray(value)) values[input.name] = value.join(',');
    else if (input.kind === 'reference' && typeof value === 'object' && value !== null) {
      const { id, name: of } = value as { id: string; name: string };
      values[input.name] = `${input.of?.[0]}:${id}`;
      rememberName(values[input.name]!, of);
    }
  }
  return values;
}
