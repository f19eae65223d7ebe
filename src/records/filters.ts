import type { Filter } from '../../shared/ports/document-store.ts';

/** Any of these statuses; all where none is named. */
export function statusIn(statuses: readonly string[] | undefined): Filter {
  return statuses ? { status: { $in: [...statuses] } } : {};
}

/** Somebody's work, nobody's (`null`), or whoever's. */
export function ofAssignee(assigneeId: string | null | undefined): Filter {
  if (assigneeId === undefined) return {};
  return assigneeId === null ? { 'assignee.id': { $exists: false } } : { 'assignee.id': { $eq: assigneeId } };
}

/** This value at this place, where one is wanted. */
export function named(path: string, value: string | undefined): Filter {
  return value === undefined ? {} : { [path]: { $eq: value } };
}
