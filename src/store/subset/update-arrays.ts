import type { Sort } from '../../../shared/ports/document-store.ts';
import { parseFilter, parseTests, scalar } from './filter.ts';
import { type Matcher, matcherOf } from './match.ts';
import { prefixOf } from './prefix-pattern.ts';
import { checkPath, describe, isPlainObject, refuse } from './refuse.ts';
import { checkStored } from './stored-value.ts';
import type { UpdateStep } from './update.ts';

/** Adds elements to an array; then orders it (whole elements by 1 or -1, objects by fields) and keeps `slice` of it. */
export interface PushStep {
  op: 'push';
  path: readonly string[];
  each: readonly unknown[];
  position?: number;
  slice?: number;
  sort?: 1 | -1 | Sort;
}

/** Reads one field of `$push`: a value, or `$each` with `$position`, `$sort`, `$slice`. */
export function parsePush(where: string, path: string, value: unknown): PushStep {
  if (!isPlainObject(value) || !('$each' in value)) {
    if (value === undefined) refuse(where, path, 'undefined is not a value');
    checkStored(where, path, value);
    return { op: 'push', path: path.split('.'), each: [value] };
  }
  const { $each: each, $slice: slice, $sort: sort, $position: position, ...rest } = value;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) refuse(where, path, `${unknown} is not a modifier of $push ($each, $position, $sort, $slice)`);
  if (!Array.isArray(each)) refuse(where, path, `$each needs an array, not ${describe(each)}`);
  for (const item of each) {
    if (item === undefined) refuse(where, path, 'an array may not hold undefined');
    checkStored(where, path, item);
  }
  const step: PushStep = { op: 'push', path: path.split('.'), each };
  if (slice !== undefined) step.slice = whole(where, path, '$slice', slice);
  if (position !== undefined) step.position = whole(where, path, '$position', position);
  if (sort !== undefined) step.sort = order(where, path, sort);
  return step;
}

function whole(where: string, path: string, name: string, value: unknown): number {
  if (!Number.isSafeInteger(value)) refuse(where, path, `${name} needs a whole number, not ${describe(value)}`);
  return value as number;
}

function order(where: string, path: string, value: unknown): 1 | -1 | Sort {
  if (value === 1 || value === -1) return value;
  if (!isPlainObject(value) || Object.keys(value).length === 0)
    refuse(where, path, '$sort needs 1, -1 or fields with a direction');
  for (const [field, direction] of Object.entries(value)) {
    checkPath(where, field);
    if (direction !== 1 && direction !== -1) refuse(where, path, `$sort by ${field} needs 1 or -1`);
  }
  return value as Sort;
}

/** Reads one field of `$pull`: a value, operators for the elements, or a filter for elements that are objects. */
export function parsePull(where: string, path: string, value: unknown): UpdateStep {
  return { op: 'pull', path: path.split('.'), matcher: pulled(where, path, value) };
}

function pulled(where: string, path: string, value: unknown): Matcher {
  // The element stands in for a document with one field, so that the tests of a field serve for it.
  const asField = (tests: ReturnType<typeof parseTests>): Matcher => {
    const matcher = matcherOf({ kind: 'field', path: 'element', tests });
    return (element) => matcher({ element });
  };
  if (value instanceof RegExp) return asField([{ op: 'prefix', value: prefixOf(where, path, value) }]);
  if (!isPlainObject(value)) return asField([{ op: 'eq', value: scalar(where, path, value) }]);
  const first = Object.keys(value)[0];
  if (first === undefined) refuse(where, path, '$pull needs a value or a filter that is not empty');
  if (first.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) return asField(parseTests(where, path, value));
  const matcher = matcherOf(parseFilter(where, value));
  return (element) => isPlainObject(element) && matcher(element);
}
