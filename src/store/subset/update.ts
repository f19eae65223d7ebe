import type { Update, UpdateOptions } from '../../../shared/ports/document-store.ts';
import type { CheckedDefinition } from './definition.ts';
import { scalar } from './filter.ts';
import type { Matcher } from './match.ts';
import { checkName, describe, isPlainObject, refuse } from './refuse.ts';
import { checkId, checkStored } from './stored-value.ts';
import { type PushStep, parsePull, parsePush } from './update-arrays.ts';
import { type ArrayFilter, checkIdentifiers, parseArrayFilters } from './update-paths.ts';

/** One change of an update, checked. `path` is split at its dots and may hold `$`, `$[]` and `$[name]`. */
export type UpdateStep =
  | { op: 'set' | 'setOnInsert' | 'min' | 'max'; path: readonly string[]; value: unknown }
  | { op: 'inc'; path: readonly string[]; value: number }
  | { op: 'unset'; path: readonly string[] }
  | { op: 'pop'; path: readonly string[]; last: boolean }
  | { op: 'addToSet'; path: readonly string[]; each: readonly unknown[] }
  | { op: 'pull'; path: readonly string[]; matcher: Matcher }
  | PushStep;

/** A checked update: its steps and the filters that choose elements of arrays. */
export interface CheckedUpdate {
  steps: readonly UpdateStep[];
  arrayFilters: ReadonlyMap<string, ArrayFilter>;
}

type StepReader = (where: string, path: string, value: unknown) => UpdateStep;

const readers: Record<string, StepReader> = {
  $set: (where, path, value) => ({ op: 'set', path: path.split('.'), value: stored(where, path, value) }),
  $setOnInsert: (where, path, value) => ({ op: 'setOnInsert', path: path.split('.'), value: stored(where, path, value) }),
  $min: (where, path, value) => ({ op: 'min', path: path.split('.'), value: scalar(where, path, value) }),
  $max: (where, path, value) => ({ op: 'max', path: path.split('.'), value: scalar(where, path, value) }),
  $unset: (_where, path) => ({ op: 'unset', path: path.split('.') }),
  $inc: (where, path, value) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      refuse(where, path, `$inc needs a finite number, not ${describe(value)}`);
    return { op: 'inc', path: path.split('.'), value };
  },
  $pop: (where, path, value) => {
    if (value !== 1 && value !== -1) refuse(where, path, '$pop needs 1 (the last) or -1 (the first)');
    return { op: 'pop', path: path.split('.'), last: value === 1 };
  },
  $push: parsePush,
  $pull: parsePull,
  $addToSet: (where, path, value) => {
    const each = isPlainObject(value) && Object.keys(value).length === 1 && '$each' in value ? value['$each'] : [value];
    if (!Array.isArray(each)) refuse(where, path, `$each needs an array, not ${describe(each)}`);
    for (const item of each) stored(where, path, item);
    return { op: 'addToSet', path: path.split('.'), each };
  },
};

/** The steps of an update; refuses whatever is outside the subset, conflicts with itself, or would change `_id` or the tenant. */
export function parseUpdate(
  definition: CheckedDefinition,
  where: string,
  update: Update,
  options: UpdateOptions = {},
): CheckedUpdate {
  if (Array.isArray(update)) refuse(where, '', 'an update with a pipeline is not in the subset');
  if (!isPlainObject(update) || Object.keys(update).length === 0)
    refuse(where, '', `an update is an object of operators such as $set, not ${describe(update)}`);
  const steps: UpdateStep[] = [];
  for (const operator of Object.keys(update)) {
    const reader = Object.hasOwn(readers, operator) ? readers[operator] : undefined;
    if (!reader)
      refuse(
        where,
        operator,
        operator.startsWith('$')
          ? `${operator} is not in the subset`
          : 'an update names operators first; replaceOne replaces a whole document',
      );
    const changes = update[operator];
    if (!isPlainObject(changes)) refuse(where, operator, `${operator} needs an object of fields, not ${describe(changes)}`);
    for (const path of Object.keys(changes)) {
      checkTarget(definition, where, operator, path, changes[path]);
      steps.push(reader(where, path, changes[path]));
    }
  }
  checkConflicts(where, steps);
  const arrayFilters = parseArrayFilters(where, options.arrayFilters ?? []);
  checkIdentifiers(where, steps, arrayFilters, options.upsert === true);
  return { steps, arrayFilters };
}

function stored(where: string, path: string, value: unknown): unknown {
  if (value === undefined) refuse(where, path, 'undefined is not a value; use $unset to remove a field');
  checkStored(where, path, value);
  return value;
}

function checkTarget(definition: CheckedDefinition, where: string, operator: string, path: string, value: unknown): void {
  const parts = path.split('.');
  for (const [at, part] of parts.entries()) {
    if (part === '') refuse(where, path, 'a field name may not be empty');
    const positional = at > 0 && (part === '$' || /^\$\[[a-z][A-Za-z0-9]*\]$|^\$\[\]$/.test(part));
    if (part.startsWith('$') && !positional) refuse(where, path, `"${part}" cannot be a field name or a position here`);
    checkName(where, path, part);
  }
  if (parts[0] === '_id') {
    if (operator !== '$setOnInsert' || path !== '_id') refuse(where, path, 'an update may not change _id');
    checkId(where, value);
  }
  if (parts[0] === 'tenantId' && definition.scope === 'tenant') refuse(where, path, 'an update may not change tenantId');
}

function checkConflicts(where: string, steps: readonly UpdateStep[]): void {
  // With a dot behind each, a path that is part of another is its beginning, and sorting brings the two together.
  const paths = steps.map((step) => `${step.path.join('.')}.`).sort();
  for (let at = 1; at < paths.length; at++) {
    const [before, path] = [paths[at - 1] ?? '', paths[at] ?? ''];
    if (path.startsWith(before)) refuse(where, path.slice(0, -1), `two changes meet at "${before.slice(0, -1)}"`);
  }
}
