import { alternatives, type Condition, conjuncts, type Scalar, type Test } from './condition.ts';
import type { CheckedDefinition, CheckedIndex } from './definition.ts';
import { valueMatcher } from './match.ts';
import { refuse } from './refuse.ts';

/** Refuses a filter that no index serves: it would read the whole collection, of every tenant. */
export function checkServed(definition: CheckedDefinition, where: string, condition: Condition): void {
  if (isServed(definition, condition)) return;
  const names = definition.indexes
    .map((index) => `${index.name} (${index.fields.map((field) => field.path).join(', ')})`)
    .join('; ');
  const asked = [...new Set(conjuncts(condition).map((field) => field.path))].join(', ') || 'nothing';
  refuse(where, '', `no index serves this filter on ${asked}; declared are ${names}`);
}

function isServed(definition: CheckedDefinition, condition: Condition): boolean {
  if (definition.indexes.some((index) => opens(index, condition))) return true;
  return alternatives(condition).some((branches) => branches.every((branch) => isServed(definition, branch)));
}

function opens(index: CheckedIndex, condition: Condition): boolean {
  const first = index.fields[0]?.path;
  return boundingTests(condition).some((field) => field.path === first) && isUsable(index, condition);
}

/** Every test that can narrow an index, with the path of the field it is about; those inside $elemMatch with their whole path. */
export function boundingTests(
  condition: Condition,
  prefix = '',
  found: { path: string; test: Test }[] = [],
): { path: string; test: Test }[] {
  for (const { path, tests } of conjuncts(condition)) {
    for (const test of tests) {
      if (isBounding(test)) found.push({ path: prefix + path, test });
      else if (test.op === 'objects') boundingTests(test.condition, `${prefix}${path}.`, found);
    }
  }
  return found;
}

/** Whether the test narrows an index to a part of it. */
function isBounding(test: Test): boolean {
  switch (test.op) {
    case 'eq':
    case 'in':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'prefix':
      return true;
    case 'all':
      return test.values.length > 0;
    case 'elements':
      return test.tests.some(isBounding);
    default:
      return false;
  }
}

/** Whether every document the condition can match has an entry in the index, which sparse and partial ones must be asked. */
export function isUsable(index: CheckedIndex, condition: Condition): boolean {
  if (index.sparse) return index.fields.some((field) => excludesMissing(condition, field.path));
  if (!index.partial) return true;
  return conjuncts(index.partial).every((needed) => needed.tests.every((test) => implies(condition, needed.path, test)));
}

function excludesMissing(condition: Condition, path: string): boolean {
  return conjuncts(condition).some((field) => field.path === path && field.tests.some(rejectsMissing));
}

function rejectsMissing(test: Test): boolean {
  if (test.op === 'exists') return test.value;
  if (test.op === 'eq') return test.value !== null;
  if (test.op === 'in' || test.op === 'all') return test.values.length > 0 && test.values.every((value) => value !== null);
  if (test.op === 'ne') return test.value === null;
  return isBounding(test) || test.op === 'size' || test.op === 'objects' || test.op === 'elements';
}

function implies(condition: Condition, path: string, needed: Test): boolean {
  if (needed.op === 'exists') return excludesMissing(condition, path);
  const holds = valueMatcher(needed);
  return conjuncts(condition).some((field) => field.path === path && field.tests.some((test) => impliedBy(test, needed, holds)));
}

// Values that are listed can be tried; a range implies a range only if it lies within, which comparing the bounds tells.
function impliedBy(test: Test, needed: Test, holds: (value: unknown) => boolean): boolean {
  if (test.op === 'eq') return holds(test.value);
  if (test.op === 'in') return test.values.length > 0 && test.values.every((value: Scalar) => holds(value));
  if (!('value' in test) || !('value' in needed)) return false;
  if (needed.op === 'gt' || needed.op === 'gte') {
    return (
      (test.op === 'gt' && valueMatcher({ op: 'gte', value: needed.value })(test.value)) ||
      (test.op === 'gte' && holds(test.value))
    );
  }
  if (needed.op === 'lt' || needed.op === 'lte') {
    return (
      (test.op === 'lt' && valueMatcher({ op: 'lte', value: needed.value })(test.value)) ||
      (test.op === 'lte' && holds(test.value))
    );
  }
  return false;
}
