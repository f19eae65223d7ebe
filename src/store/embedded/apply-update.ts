import type { Condition } from '../subset/condition.ts';
import { refuse } from '../subset/refuse.ts';
import type { CheckedUpdate, UpdateStep } from '../subset/update.ts';
import { equalities, positionalMatcher } from '../subset/update-paths.ts';
import { changedArray } from './array-update.ts';
import { copy } from './copy-value.ts';
import { KeyWriter } from './key-encoding.ts';

/** What an update is applied to besides the document: whose command it is, the filter that found it, whether it is being inserted. */
export interface UpdateContext {
  where: string;
  condition: Condition;
  inserting: boolean;
}

type Container = Record<string, unknown> | unknown[];

/** Applies an update to the document, in place, with MongoDB's meaning; refuses what MongoDB refuses on such a document. */
export function applyUpdate(document: Record<string, unknown>, update: CheckedUpdate, context: UpdateContext): void {
  // Positions are taken from the document as it was found, before any step moves an element.
  const targets = update.steps.map((step) => ({ step, paths: resolve(document, step.path, update, context) }));
  for (const { step, paths } of targets) {
    if (step.op === 'setOnInsert' && !context.inserting) continue;
    for (const path of paths) applyStep(document, step, path, context.where);
  }
}

/** The document an upsert inserts before its update is applied: the fields its filter fixes. */
export function upsertSeed(condition: Condition, where: string): Record<string, unknown> {
  const seed: Record<string, unknown> = {};
  for (const [path, value] of equalities(condition)) change(seed, path.split('.'), where, true, () => value);
  return seed;
}

function resolve(
  document: Record<string, unknown>,
  path: readonly string[],
  update: CheckedUpdate,
  context: UpdateContext,
): string[][] {
  const at = path.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [[...path]];
  const array = valueAt(document, path.slice(0, at));
  const joined = path.slice(0, at).join('.');
  if (!Array.isArray(array)) {
    if (context.inserting) refuse(context.where, joined, 'a position needs an array, and the new document has none');
    refuse(context.where, joined, 'a position needs an array');
  }
  const part = path[at] ?? '';
  const chosen = positions(array, part, joined, update, context);
  return chosen.flatMap((position) =>
    resolve(document, [...path.slice(0, at), String(position), ...path.slice(at + 1)], update, context),
  );
}

function positions(
  array: readonly unknown[],
  part: string,
  path: string,
  update: CheckedUpdate,
  context: UpdateContext,
): number[] {
  if (part === '$') {
    const matcher = positionalMatcher(context.where, context.condition, path);
    const found = array.findIndex((element) => matcher(element));
    if (found < 0) refuse(context.where, `${path}.$`, 'the filter does not point at an element of this array');
    return [found];
  }
  const filter = part === '$[]' ? undefined : update.arrayFilters.get(part.slice(2, -1));
  return [...array.keys()].filter((position) => !filter || filter(array[position]));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path)
    found = isContainer(found) && Object.hasOwn(found, name) ? (found as Record<string, unknown>)[name] : undefined;
  return found;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

const isPosition = /^(?:0|[1-9]\d{0,5})$/;

/** Replaces the value at a path by what `next` makes of it; on the way missing objects are made if `create`, else nothing happens. */
function change(root: Container, path: readonly string[], where: string, create: boolean, next: (old: unknown) => unknown): void {
  let container = root;
  for (const [at, name] of path.entries()) {
    if (Array.isArray(container)) checkPosition(container, name, path, where, create);
    const holder = container as Record<string, unknown>;
    const old = Object.hasOwn(container, name) ? holder[name] : undefined;
    if (at === path.length - 1) {
      const value = next(old);
      if (value !== undefined || Object.hasOwn(container, name)) holder[name] = value;
      return;
    }
    if (!isContainer(old)) {
      if (!create) return;
      if (old !== undefined)
        refuse(where, path.join('.'), `"${path.slice(0, at + 1).join('.')}" is not an object, so no field can be made in it`);
      holder[name] = {};
    }
    container = holder[name] as Container;
  }
}

function checkPosition(array: unknown[], name: string, path: readonly string[], where: string, create: boolean): void {
  if (isPosition.test(name)) {
    // MongoDB fills the gap up to a position beyond the end with null, and refuses gaps of more than 1,500,000.
    if (create) while (array.length < Number(name)) array.push(null);
  } else if (create) refuse(where, path.join('.'), `"${name}" is not a position in the array`);
}

function applyStep(document: Record<string, unknown>, step: UpdateStep, path: readonly string[], where: string): void {
  if (step.op === 'unset') unset(document, path);
  else
    change(document, path, where, step.op !== 'pop' && step.op !== 'pull', (old) =>
      changedValue(step, old, where, path.join('.')),
    );
}

function changedValue(step: Exclude<UpdateStep, { op: 'unset' }>, old: unknown, where: string, path: string): unknown {
  switch (step.op) {
    case 'inc':
      return sum(where, path, old, step.value);
    case 'min':
    case 'max':
      return extreme(old, step.value, step.op === 'max');
    case 'set':
    case 'setOnInsert':
      // A copy, since a second path or document must not share what a later step changes.
      return copy(step.value);
    default:
      return changedArray(where, path, step, old);
  }
}

function unset(document: Record<string, unknown>, path: readonly string[]): void {
  const holder = valueAt(document, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  if (!isContainer(holder) || !Object.hasOwn(holder, name)) return;
  // An element of an array leaves null behind, so that the others keep their positions.
  if (Array.isArray(holder)) {
    if (isPosition.test(name)) holder[Number(name)] = null;
  } else delete holder[name];
}

function sum(where: string, path: string, old: unknown, value: number): number {
  if (old === undefined) return value;
  if (typeof old !== 'number') refuse(where, path, '$inc needs a number in the document');
  return old + value;
}

const writer = new KeyWriter();

function extreme(old: unknown, value: unknown, greatest: boolean): unknown {
  if (old === undefined) return value;
  const order = Buffer.compare(writer.add(old).take(), writer.add(value).take());
  return (greatest ? order < 0 : order > 0) ? value : old;
}
