import type { FindOptions, Sort } from '../../../shared/ports/document-store.ts';
import { checkPath, isPlainObject, refuse } from './refuse.ts';

/** How many documents a find answers if it does not say. */
const defaultLimit = 1000;
/** How many documents a find may ask for. */
const largestLimit = 10_000;

/** The limit and skip of a find, with the default; refuses what is outside 1 to 10,000. */
export function checkPage(where: string, options: Pick<FindOptions, 'limit' | 'skip'>): { limit: number; skip: number } {
  const { limit = defaultLimit, skip = 0 } = options;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > largestLimit)
    refuse(where, 'limit', 'a limit is a whole number from 1 to 10,000');
  if (!Number.isSafeInteger(skip) || skip < 0) refuse(where, 'skip', 'skip is a whole number from 0');
  return { limit, skip };
}

/** The fields of a sort in order; refuses an empty one and directions other than 1 and -1. */
export function checkSort(where: string, sort: Sort | undefined): { path: string; direction: 1 | -1 }[] {
  if (sort === undefined) return [];
  if (!isPlainObject(sort) || Object.keys(sort).length === 0) refuse(where, 'sort', 'a sort names at least one field');
  const fields = Object.entries(sort).map(([path, direction]) => ({ path, direction }));
  for (const { path, direction } of fields) {
    checkPath(where, path);
    if (direction !== 1 && direction !== -1) refuse(where, path, 'a sort direction is 1 or -1');
  }
  return fields;
}

/** Refuses a projection that mixes fields in and out, names a field inside another one it names, or uses operators. */
export function checkProjection(where: string, projection: Record<string, 0 | 1> | undefined): void {
  if (projection === undefined) return;
  const paths = Object.keys(projection);
  const kinds = new Set<unknown>();
  for (const path of paths) {
    checkPath(where, path);
    const value = projection[path];
    if (value !== 0 && value !== 1) refuse(where, path, 'a projection says 1 (in) or 0 (out)');
    if (path !== '_id') kinds.add(value);
    if (paths.some((other) => other.startsWith(`${path}.`)))
      refuse(where, path, 'a projection may not name a field and a part of it');
  }
  if (kinds.size > 1)
    refuse(where, 'projection', 'a projection says what is in or what is out, not both (but _id may be left out)');
}
