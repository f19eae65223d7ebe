import type { Action } from '../../shared/definition/action.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { Field } from '../../shared/fields/field.ts';
import { recordTitle } from './record-title.ts';

const longest = 500;

function asText(value: unknown, field: Field<unknown> | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => asText(one, field)).join(', ');
  if (typeof value !== 'object') return field?.options?.find((option) => option.value === value)?.title ?? String(value);
  const of = value as { kind?: RecordKind; record?: Aggregate; minutes?: number; name?: string };
  if (of.kind && of.record) return recordTitle(of.kind, of.record, true);
  if (of.minutes !== undefined) return `${of.minutes} min`;
  return of.name ?? '';
}

/** The inputs that an action's definition says are recorded and that were given, each as people read it, in at most 500 characters. */
export function auditedInputs(action: Action, values: Record<string, unknown>): { [name: string]: string } {
  return Object.fromEntries(
    action.audit.record
      .filter((name) => !action.input[name]?.secret)
      .map((name) => [name, asText(values[name], action.input[name]).slice(0, longest)])
      .filter(([, text]) => text !== ''),
  );
}
