import type { Filter } from '../../../shared/ports/document-store.ts';
import { type Condition, conjuncts, type Test } from './condition.ts';
import type { CheckedDefinition } from './definition.ts';
import { parseFilter } from './filter.ts';
import { type Matcher, matcherOf } from './match.ts';
import { isPlainObject, refuse } from './refuse.ts';
import type { UpdateStep } from './update.ts';

/** Answers whether an element of an array is one that `$[name]` means. */
export type ArrayFilter = (element: unknown) => boolean;

/** Reads array filters: each is a filter on one name, `{ 'line.id': 'x' }` for `$[line]`. */
export function parseArrayFilters(where: string, filters: readonly Filter[]): Map<string, ArrayFilter> {
  const found = new Map<string, ArrayFilter>();
  for (const filter of filters) {
    const names = new Set<string>();
    namesOf(filter, names);
    const [name] = names;
    if (name === undefined || names.size !== 1) refuse(where, 'arrayFilters', 'each array filter is about exactly one name');
    if (found.has(name)) refuse(where, 'arrayFilters', `two array filters are about ${name}`);
    const matcher = matcherOf(parseFilter(`${where} arrayFilters`, filter));
    found.set(name, (element) => matcher({ [name]: element }));
  }
  return found;
}

function namesOf(filter: unknown, names: Set<string>): void {
  if (!isPlainObject(filter)) return;
  for (const [key, value] of Object.entries(filter)) {
    if (!key.startsWith('$')) names.add(key.split('.')[0] ?? key);
    else if (Array.isArray(value)) for (const part of value) namesOf(part, names);
  }
}

/** Refuses names without a filter, filters without a use, and `$` where MongoDB takes none. */
export function checkIdentifiers(
  where: string,
  steps: readonly UpdateStep[],
  filters: ReadonlyMap<string, ArrayFilter>,
  upsert: boolean,
): void {
  const used = new Set<string>();
  for (const { path } of steps) {
    const joined = path.join('.');
    for (const part of path) if (part.startsWith('$[') && part !== '$[]') used.add(part.slice(2, -1));
    const positions = path.filter((part) => part === '$').length;
    if (positions > 1) refuse(where, joined, 'a path may hold one "$"');
    if (positions === 1 && upsert) refuse(where, joined, 'a positional "$" and upsert do not go together');
  }
  for (const name of used) if (!filters.has(name)) refuse(where, `$[${name}]`, `there is no array filter for ${name}`);
  for (const name of filters.keys())
    if (!used.has(name)) refuse(where, 'arrayFilters', `the array filter for ${name} is not used`);
}

/** The matcher for the element that `$` means in arrays at that path: the one condition of the filter that is about the array. */
export function positionalMatcher(where: string, condition: Condition, arrayPath: string): Matcher {
  const about = conjuncts(condition).filter((field) => field.path === arrayPath || field.path.startsWith(`${arrayPath}.`));
  const [field] = about;
  if (!field || about.length > 1 || field.tests.length > 1) {
    refuse(where, `${arrayPath}.$`, 'the filter must hold exactly one condition about this array; use $elemMatch for several');
  }
  const [test] = field.tests;
  if (test && ['ne', 'nin', 'not', 'size', 'all'].includes(test.op))
    refuse(where, `${arrayPath}.$`, `the filter's $${test.op} does not point at an element`);
  if (field.path !== arrayPath)
    return matcherOf({ kind: 'field', path: field.path.slice(arrayPath.length + 1), tests: field.tests });
  return elementMatcher(field.tests);
}

function elementMatcher(tests: readonly Test[]): Matcher {
  const [test] = tests;
  const inner = test?.op === 'objects' ? matcherOf(test.condition) : undefined;
  if (inner) return (element) => isPlainObject(element) && inner(element);
  const matcher = matcherOf({ kind: 'field', path: 'element', tests: test?.op === 'elements' ? test.tests : tests });
  return (element) => matcher({ element });
}

/** The values by which a filter fixes fields: what an upsert starts its new document with. */
export function equalities(condition: Condition): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { path, tests } of conjuncts(condition)) for (const test of tests) if (test.op === 'eq') found.set(path, test.value);
  return found;
}

/** Refuses an upsert that could insert twice: its filter must fix `_id`, or every field of a unique index and the new `_id` be given. */
export function checkUpsert(
  definition: CheckedDefinition,
  where: string,
  condition: Condition,
  steps: readonly UpdateStep[],
): void {
  const fixed = equalities(condition);
  const fixes = definition.indexes.some((index) => index.unique && index.fields.every((field) => fixed.has(field.path)));
  if (!fixes) refuse(where, '', 'an upsert needs a filter that fixes _id or every field of a unique index by equality');
  const given = steps.some((step) => step.op === 'setOnInsert' && step.path.join('.') === '_id');
  if (fixed.has('_id') && given) refuse(where, '_id', 'the filter fixes _id already; leave it out of $setOnInsert');
  if (!fixed.has('_id') && !given)
    refuse(where, '_id', 'an upsert must give the _id of the new document, in the filter or in $setOnInsert');
}
