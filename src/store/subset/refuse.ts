import { UnsupportedFilter } from '../../../shared/errors/store-errors.ts';

/** Throws the one refusal of the subset: whose command it was, where in it, and why it cannot be served. */
export function refuse(where: string, path: string, why: string): never {
  throw new UnsupportedFilter(path === '' ? `${where}: ${why}` : `${where} at "${path}": ${why}`);
}

const knownPaths = new Set<string>();

/** Refuses a field path that MongoDB would read differently than it is meant: empty parts, `$` names, prototype names. */
export function checkPath(where: string, path: string): void {
  if (knownPaths.has(path)) return;
  for (const part of path.split('.')) {
    if (part === '') refuse(where, path, 'a field name may not be empty');
    if (part.startsWith('$'))
      refuse(where, path, `"${part}" is not an operator of the subset here, and no field name starts with "$"`);
    checkName(where, path, part);
  }
  // Paths come from the program, not from people; the cap only keeps a mistake from growing without end.
  if (knownPaths.size < 10_000) knownPaths.add(path);
}

/** Refuses the two kinds of names no document may have: with a zero byte, and the one that reaches the prototype. */
export function checkName(where: string, path: string, name: string): void {
  if (name.includes('\0')) refuse(where, path, 'a field name may not hold a zero byte');
  if (name === '__proto__') refuse(where, path, 'a field may not be called __proto__');
}

/** Whether the value is an object literal: neither null, an array, a date nor an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What a value is, in words that fit into a refusal. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (isPlainObject(value)) return 'an object';
  if (typeof value === 'object') return `a ${value.constructor?.name ?? 'class'} instance`;
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}
