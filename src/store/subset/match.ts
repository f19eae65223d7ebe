import type { Condition, Scalar, Test } from './condition.ts';
import { compareScalars, equalsScalar } from './order.ts';

/** Answers whether a value passes; made once a filter, run once a document. */
export type Matcher = (value: unknown) => boolean;

/** The matcher of a checked condition, with MongoDB's meaning of arrays on a path, missing fields and null. */
export function matcherOf(condition: Condition): Matcher {
  if (condition.kind === 'field') return fieldMatcher(condition.path, condition.tests);
  const parts = condition.of.map(matcherOf);
  if (condition.kind === 'all')
    return parts.length === 1 && parts[0] ? parts[0] : (document) => parts.every((part) => part(document));
  if (condition.kind === 'any') return (document) => parts.some((part) => part(document));
  return (document) => !parts.some((part) => part(document));
}

function fieldMatcher(path: string, tests: readonly Test[]): Matcher {
  const parts = path.split('.');
  const single = tests.length === 1 ? tests[0] : undefined;
  if (parts.length === 1 && single?.op === 'eq') return plainEquality(path, single.value);
  const matchers = tests.map((test) => testMatcher(parts, test));
  return (document) => matchers.every((matcher) => matcher(document));
}

function plainEquality(name: string, value: Scalar): Matcher {
  return (document) => {
    const stored = own(document, name);
    return (
      equalsScalar(stored, value) ||
      (Array.isArray(stored) && stored.some((item) => item !== undefined && equalsScalar(item, value)))
    );
  };
}

function testMatcher(parts: readonly string[], test: Test): Matcher {
  if (test.op === 'not') {
    const inner = test.tests.map((one) => testMatcher(parts, one));
    return (document) => !inner.every((matcher) => matcher(document));
  }
  if (test.op === 'ne') return negated(testMatcher(parts, { op: 'eq', value: test.value }));
  if (test.op === 'nin') return negated(testMatcher(parts, { op: 'in', values: test.values }));
  if (test.op === 'exists') {
    const present: Matcher = (document) => reaches(document, parts, 0, true, (value) => value !== undefined);
    return test.value ? present : negated(present);
  }
  if (test.op === 'all') return allMatcher(parts, test.values);
  const whole = test.op === 'size' || test.op === 'elements' || test.op === 'objects';
  const holds = valueMatcher(test);
  return (document) => reaches(document, parts, 0, whole, holds);
}

function negated(matcher: Matcher): Matcher {
  return (document) => !matcher(document);
}

function allMatcher(parts: readonly string[], values: readonly Scalar[]): Matcher {
  const each = values.map((value) => testMatcher(parts, { op: 'eq', value }));
  return (document) => each.length > 0 && each.every((matcher) => matcher(document));
}

/** The test on one value a path has led to (an element or the whole value, as the operator asks). */
export function valueMatcher(test: Test): Matcher {
  switch (test.op) {
    case 'eq':
      return (value) => equalsScalar(value, test.value);
    case 'in':
      return memberMatcher(test.values);
    case 'prefix':
      return (value) => typeof value === 'string' && value.startsWith(test.value);
    case 'size':
      return (value) => Array.isArray(value) && value.length === test.value;
    case 'elements':
      return elementsMatcher(test.tests);
    case 'objects':
      return objectsMatcher(matcherOf(test.condition));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return rangeMatcher(test.op, test.value);
    default:
      return testMatcher([], test);
  }
}

// A set, since a filter may list hundreds of ids; it finds NaN and takes 0 and -0 for one, as MongoDB does.
function memberMatcher(values: readonly Scalar[]): Matcher {
  const plain = new Set<unknown>(values);
  if (plain.has(null)) plain.add(undefined);
  const dates = new Set(values.filter((value) => value instanceof Date).map((value) => value.getTime()));
  return (value) => (value instanceof Date ? dates.has(value.getTime()) : plain.has(value));
}

function rangeMatcher(op: 'gt' | 'gte' | 'lt' | 'lte', bound: Scalar): Matcher {
  return (value) => {
    const order = compareScalars(value, bound);
    if (order === undefined) return false;
    if (order === 0) return op === 'gte' || op === 'lte';
    return order > 0 === (op === 'gt' || op === 'gte');
  };
}

function elementsMatcher(tests: readonly Test[]): Matcher {
  const matchers = tests.map((test) => testMatcher([], test));
  return (value) => Array.isArray(value) && value.some((item) => matchers.every((matcher) => matcher(item)));
}

function objectsMatcher(condition: Matcher): Matcher {
  return (value) =>
    Array.isArray(value) &&
    value.some((item) => typeof item === 'object' && item !== null && !(item instanceof Date) && condition(item));
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/**
 * Whether some value at the path passes. Arrays on the way are entered, and so is one at the end unless `whole` is asked for;
 * a path that ends early leads to `undefined`, except inside an array, where elements that are not objects lead nowhere.
 */
function reaches(value: unknown, parts: readonly string[], at: number, whole: boolean, holds: Matcher): boolean {
  const part = parts[at];
  if (part === undefined) {
    if (holds(value)) return true;
    return !whole && Array.isArray(value) && value.some(holds);
  }
  if (!Array.isArray(value)) return reaches(own(value, part), parts, at + 1, whole, holds);
  if (/^\d+$/.test(part) && Number(part) < value.length && reaches(value[Number(part)], parts, at + 1, whole, holds)) return true;
  return value.some(
    (item) =>
      typeof item === 'object' &&
      item !== null &&
      !Array.isArray(item) &&
      !(item instanceof Date) &&
      reaches(item, parts, at, whole, holds),
  );
}
