import { refuse } from '../subset/refuse.ts';
import type { UpdateStep } from '../subset/update.ts';
import type { PushStep } from '../subset/update-arrays.ts';
import { copy } from './copy-value.ts';
import { KeyWriter } from './key-encoding.ts';
import { sortKey } from './sort-key.ts';

type ArrayStep = Extract<UpdateStep, { op: 'push' | 'pop' | 'pull' | 'addToSet' }>;

/** What a step makes of an array; `undefined` if there is none and none is made. */
export function changedArray(where: string, path: string, step: ArrayStep, old: unknown): unknown {
  if (old !== undefined && !Array.isArray(old)) refuse(where, path, `$${step.op} needs an array in the document`);
  const array: unknown[] = old ?? [];
  switch (step.op) {
    case 'push':
      return pushed(array, step);
    case 'addToSet':
      return added(array, step.each);
    case 'pop':
      return old && (step.last ? array.slice(0, -1) : array.slice(1));
    default:
      return old && array.filter((element) => !step.matcher(element));
  }
}

function pushed(array: readonly unknown[], step: PushStep): unknown[] {
  const at = step.position === undefined ? array.length : step.position;
  const next = [...array];
  next.splice(at, 0, ...step.each.map(copy));
  const sorted = step.sort === undefined ? next : ordered(next, step.sort);
  if (step.slice === undefined) return sorted;
  return step.slice >= 0 ? sorted.slice(0, step.slice) : sorted.slice(step.slice);
}

const writer = new KeyWriter();

function ordered(values: readonly unknown[], sort: NonNullable<PushStep['sort']>): unknown[] {
  const fields = typeof sort === 'number' ? [] : Object.entries(sort).map(([path, direction]) => ({ path, direction }));
  const keyOf = (value: unknown): Buffer => {
    if (typeof sort === 'number') return writer.add(value, sort === -1).take();
    return sortKey((typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>, fields);
  };
  return values
    .map((value) => ({ value, key: keyOf(value) }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ value }) => value);
}

// Equal means equal bytes of a key: members of an object in the same order, 0 and -0 alike.
function added(array: readonly unknown[], each: readonly unknown[]): unknown[] {
  const next = [...array];
  const keys = new Set(array.map((value) => writer.add(value).take().toString('latin1')));
  for (const value of each) {
    const key = writer.add(value).take().toString('latin1');
    if (keys.has(key)) continue;
    keys.add(key);
    next.push(copy(value));
  }
  return next;
}
