import type { Filter } from '../../../shared/ports/document-store.ts';
import type { Condition, Scalar, Test } from './condition.ts';
import { prefixOf } from './prefix-pattern.ts';
import { checkPath, describe, isPlainObject, refuse } from './refuse.ts';

const deepest = 20;

/** The condition a filter stands for; refuses whatever is outside the subset. `where` names the command in the refusal. */
export function parseFilter(where: string, filter: Filter, depth = 0): Condition {
  if (!isPlainObject(filter)) refuse(where, '', `a filter is an object, not ${describe(filter)}`);
  if (depth > deepest) refuse(where, '', `a filter may be ${deepest} levels deep`);
  const of: Condition[] = [];
  for (const key of Object.keys(filter)) {
    of.push(key.startsWith('$') ? parseGroup(where, key, filter[key], depth) : parseField(where, key, filter[key], depth));
  }
  return of.length === 1 && of[0] ? of[0] : { kind: 'all', of };
}

const groups: Record<string, 'all' | 'any' | 'none'> = { $and: 'all', $or: 'any', $nor: 'none' };

function parseGroup(where: string, operator: string, parts: unknown, depth: number): Condition {
  const kind = groups[operator];
  if (!kind) refuse(where, operator, `${operator} is not in the subset (of the top level: $and, $or, $nor)`);
  if (!Array.isArray(parts) || parts.length === 0)
    refuse(where, operator, `${operator} needs an array of at least one filter, not ${describe(parts)}`);
  return { kind, of: parts.map((part) => parseFilter(where, part, depth + 1)) };
}

function parseField(where: string, path: string, value: unknown, depth: number): Condition {
  checkPath(where, path);
  if (value instanceof RegExp) return { kind: 'field', path, tests: [{ op: 'prefix', value: prefixOf(where, path, value) }] };
  if (!isPlainObject(value)) return { kind: 'field', path, tests: [{ op: 'eq', value: scalar(where, path, value) }] };
  return { kind: 'field', path, tests: parseTests(where, path, value, depth) };
}

/** The tests of an operator object such as `{ $gte: 1, $lt: 5 }`. */
export function parseTests(where: string, path: string, tests: Record<string, unknown>, depth = 0): Test[] {
  const operators = Object.keys(tests);
  if (!operators.some((operator) => operator.startsWith('$'))) {
    refuse(where, path, 'equality with a whole object is not in the subset; compare its fields by dotted paths');
  }
  return operators.map((operator) => parseTest(where, path, operator, tests[operator], depth));
}

const comparisons: Record<string, 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte'> = {
  $eq: 'eq',
  $ne: 'ne',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
};
const lists: Record<string, 'in' | 'nin' | 'all'> = { $in: 'in', $nin: 'nin', $all: 'all' };

function parseTest(where: string, path: string, operator: string, value: unknown, depth: number): Test {
  const comparison = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (comparison) return compare(where, path, comparison, operator, value);
  const list = Object.hasOwn(lists, operator) ? lists[operator] : undefined;
  if (list) return { op: list, values: listed(where, path, operator, value) };
  if (operator === '$exists') {
    if (typeof value !== 'boolean') refuse(where, path, `$exists needs true or false, not ${describe(value)}`);
    return { op: 'exists', value };
  }
  if (operator === '$size') {
    if (!Number.isSafeInteger(value) || (value as number) < 0) refuse(where, path, '$size needs a whole number of at least 0');
    return { op: 'size', value: value as number };
  }
  if (operator === '$regex') return { op: 'prefix', value: prefixOf(where, path, value) };
  if (operator === '$elemMatch') return element(where, path, value, depth);
  if (operator === '$not') return negation(where, path, value, depth);
  refuse(
    where,
    path,
    operator.startsWith('$') ? `${operator} is not in the subset` : `"${operator}" stands beside operators; use a dotted path`,
  );
}

function compare(
  where: string,
  path: string,
  op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte',
  operator: string,
  value: unknown,
): Test {
  const checked = scalar(where, path, value);
  const ranged = op !== 'eq' && op !== 'ne';
  if (ranged && (checked === null || Number.isNaN(checked)))
    refuse(where, path, `${operator} cannot compare with ${String(checked)}`);
  return { op, value: checked };
}

function listed(where: string, path: string, operator: string, value: unknown): Scalar[] {
  if (!Array.isArray(value)) refuse(where, path, `${operator} needs an array, not ${describe(value)}`);
  return value.map((item) => scalar(where, path, item));
}

function element(where: string, path: string, value: unknown, depth: number): Test {
  if (!isPlainObject(value) || Object.keys(value).length === 0)
    refuse(where, path, `$elemMatch needs a filter, not ${describe(value)}`);
  const first = Object.keys(value)[0] ?? '';
  if (!first.startsWith('$') || Object.hasOwn(groups, first))
    return { op: 'objects', condition: parseFilter(where, value, depth + 1) };
  return { op: 'elements', tests: parseTests(where, path, value, depth + 1) };
}

function negation(where: string, path: string, value: unknown, depth: number): Test {
  if (value instanceof RegExp) return { op: 'not', tests: [{ op: 'prefix', value: prefixOf(where, path, value) }] };
  if (!isPlainObject(value) || Object.keys(value).length === 0)
    refuse(where, path, `$not needs operators or a pattern, not ${describe(value)}`);
  if (depth > deepest) refuse(where, path, `a filter may be ${deepest} levels deep`);
  return { op: 'not', tests: parseTests(where, path, value, depth + 1) };
}

/** The value, if a field can be compared with it; refuses objects, arrays, `undefined` and everything that is not stored. */
export function scalar(where: string, path: string, value: unknown): Scalar {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) refuse(where, path, 'the date is invalid');
    return value;
  }
  if (value === undefined) refuse(where, path, 'undefined is not a value; leave the field out, or ask with $exists');
  if (isPlainObject(value) && Object.keys(value).some((key) => key.startsWith('$'))) {
    refuse(
      where,
      path,
      `a value is expected here, not an operator (${Object.keys(value).join(', ')}); input of a person is never a filter`,
    );
  }
  refuse(where, path, `cannot compare with ${describe(value)}; compare its parts by dotted paths, $elemMatch, $all or $size`);
}
