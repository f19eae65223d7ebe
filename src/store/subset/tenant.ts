import type { CollectionDefinition, Filter, StoredDocument } from '../../../shared/ports/document-store.ts';
import { isPlainObject, refuse } from './refuse.ts';

/** The tenant a filter is about: its equality on `tenantId` at the top or in a top-level `$and`. `undefined` if it names none, or two. */
function tenantOf(filter: Filter): string | undefined {
  const found = new Set<string>();
  collect(filter, found);
  const [tenant] = found;
  return found.size === 1 ? tenant : undefined;
}

function collect(filter: unknown, found: Set<string>): void {
  if (!isPlainObject(filter)) return;
  const own = filter['tenantId'];
  const value = isPlainObject(own) && Object.keys(own).length === 1 ? own['$eq'] : own;
  if (typeof value === 'string' && value !== '') found.add(value);
  const parts = filter['$and'];
  if (Array.isArray(parts)) for (const part of parts) collect(part, found);
}

/** Refuses a filter on tenants' documents that does not say which tenant it means, so that no command can reach across. */
export function checkTenant<T extends StoredDocument>(definition: CollectionDefinition<T>, where: string, filter: Filter): void {
  if (definition.scope === 'tenant' && tenantOf(filter) === undefined) {
    refuse(where, 'tenantId', 'the filter must name one tenant by equality (tenantId: <text>) at its top level');
  }
}
