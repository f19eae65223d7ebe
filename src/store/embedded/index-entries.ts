import type { CheckedIndex } from '../subset/definition.ts';
import { type Matcher, matcherOf } from '../subset/match.ts';
import { refuse } from '../subset/refuse.ts';
import { emptyArray, KeyWriter } from './key-encoding.ts';
import type { Tenants } from './tenants.ts';

/** The keys of a document in one index, without doubles; `arrays` says which fields of the index an array fanned out. */
export interface Entries {
  keys: readonly Buffer[];
  arrays: readonly boolean[];
}

/** Computes the keys of documents for one index. */
export interface EntryMaker {
  entries(document: Record<string, unknown>): Entries;
}

interface Cursor {
  value: unknown;
  /** Position in the path of the next name to follow; past the end when the value is reached. */
  at: number;
  /** An element of an array is not entered again if it is an array itself. */
  element: boolean;
}

/** The maker of the keys of one index, which begin with the short names of `tenants` where these are given. Two arrays that are not one inside the other cannot be indexed together, as in MongoDB. */
export function entryMaker(where: string, index: CheckedIndex, tenants?: Tenants): EntryMaker {
  const paths = index.fields.map((field) => field.path.split('.'));
  const included: Matcher | undefined = index.partial ? matcherOf(index.partial) : undefined;
  const writer = new KeyWriter();
  const flat = index.fields.map(() => false);
  return {
    entries(document) {
      if (included && !included(document)) return { keys: [], arrays: flat };
      const keys: Buffer[] = [];
      let arrays: boolean[] | undefined;
      expand(paths.map(() => ({ value: document, at: 0, element: false })));
      return { keys: distinct(keys), arrays: arrays ?? flat };

      function expand(start: readonly Cursor[]): void {
        const cursors = start.map((cursor, field) => follow(cursor, paths[field] ?? []));
        const array = firstArray(where, cursors);
        if (!array) {
          emit(cursors.map((cursor) => cursor.value));
          return;
        }
        arrays ??= [...flat];
        for (const [field, cursor] of cursors.entries()) if (cursor.value === array) arrays[field] = true;
        const elements = array.length === 0 ? [emptyArray] : array;
        for (const element of elements) {
          expand(cursors.map((cursor, field) => (cursor.value === array ? enter(cursor, element, paths[field] ?? []) : cursor)));
        }
      }

      function emit(values: readonly unknown[]): void {
        if (index.sparse && values.every((value) => value === undefined)) return;
        for (const [field, value] of values.entries()) {
          const { direction = 1 } = index.fields[field] ?? {};
          if (tenants && field === 0) writer.raw(tenants.forWriting(value, direction));
          else writer.add(value, direction === -1);
        }
        keys.push(writer.take());
      }
    },
  };
}

function follow(cursor: Cursor, path: readonly string[]): Cursor {
  let { value, at } = cursor;
  if (cursor.element && (at >= path.length || Array.isArray(value)))
    return at >= path.length ? cursor : { value: undefined, at: path.length, element: true };
  while (at < path.length && !Array.isArray(value)) {
    const name = path[at] ?? '';
    const holds = typeof value === 'object' && value !== null && !(value instanceof Date) && Object.hasOwn(value, name);
    value = holds ? (value as Record<string, unknown>)[name] : undefined;
    at = holds ? at + 1 : path.length;
  }
  return { value, at, element: cursor.element && at === cursor.at };
}

function enter(cursor: Cursor, element: unknown, path: readonly string[]): Cursor {
  // Nothing can be reached below an empty array, which then counts as a missing value.
  if (element === emptyArray && cursor.at < path.length) return { value: undefined, at: path.length, element: true };
  return { value: element, at: cursor.at, element: true };
}

function firstArray(where: string, cursors: readonly Cursor[]): readonly unknown[] | undefined {
  let found: readonly unknown[] | undefined;
  for (const cursor of cursors) {
    if (!Array.isArray(cursor.value) || cursor.element) continue;
    if (found && found !== cursor.value) refuse(where, '', 'two separate arrays cannot be indexed together');
    found = cursor.value;
  }
  return found;
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys;
  const seen = new Map<string, Buffer>();
  for (const key of keys) seen.set(key.toString('latin1'), key);
  return [...seen.values()];
}
