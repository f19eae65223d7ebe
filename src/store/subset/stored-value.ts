import type { CollectionDefinition, StoredDocument } from '../../../shared/ports/document-store.ts';
import { checkName, describe, isPlainObject, refuse } from './refuse.ts';

const deepest = 100;

/** Refuses a value that would not come back as it went in: class instances, `$` or dotted names, invalid dates, more than 100 levels. */
export function checkStored(where: string, path: string, value: unknown, depth = 0): void {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return;
  if (depth > deepest) refuse(where, path, `a document may be ${deepest} levels deep`);
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      if (value[at] === undefined) refuse(where, `${path}.${at}`, 'an array may not hold undefined');
      checkStored(where, `${path}.${at}`, value[at], depth + 1);
    }
  } else if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) refuse(where, path, 'the date is invalid');
  } else if (isPlainObject(value)) checkMembers(where, path, value, depth);
  else
    refuse(
      where,
      path,
      `${describe(value)} cannot be stored; a document holds text, numbers, booleans, null, Date, arrays and plain objects`,
    );
}

function checkMembers(where: string, path: string, value: Record<string, unknown>, depth: number): void {
  for (const name of Object.keys(value)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (name.startsWith('$'))
      refuse(
        where,
        inner,
        `a value is expected here, not an operator ("${name}"); input of a person is never a filter or an update`,
      );
    if (name === '' || name.includes('.')) refuse(where, inner, `"${name}" cannot be a field name: it is empty or holds a dot`);
    checkName(where, inner, name);
    // Members that are undefined are not stored at all, as the port promises.
    if (value[name] !== undefined) checkStored(where, inner, value[name], depth + 1);
  }
}

/** Refuses a document that cannot be stored in that collection: a wrong `_id`, no tenant where one is due, a value outside the subset. */
export function checkDocument<T extends StoredDocument>(definition: CollectionDefinition<T>, command: string, document: T): void {
  const where = `${definition.name} ${command}`;
  if (!isPlainObject(document)) refuse(where, '', `a document is an object, not ${describe(document)}`);
  checkId(where, document._id);
  if (definition.scope === 'tenant' && (typeof document.tenantId !== 'string' || document.tenantId === '')) {
    refuse(where, 'tenantId', 'the document does not say which tenant it belongs to');
  }
  checkStored(where, '', document);
}

/** Refuses an `_id` that is not a text of 1 to 1,000 characters. */
export function checkId(where: string, id: unknown): asserts id is string {
  if (typeof id !== 'string' || id === '' || id.length > 1000)
    refuse(where, '_id', `an _id is a text of 1 to 1,000 characters, not ${id === '' ? 'empty' : describe(id)}`);
}
