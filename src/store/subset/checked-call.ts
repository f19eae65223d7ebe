import type {
  CollectionDefinition,
  Filter,
  StoredDocument,
  Update,
  UpdateOptions,
} from '../../../shared/ports/document-store.ts';
import type { Condition } from './condition.ts';
import { checkDefinition } from './definition.ts';
import { parseFilter } from './filter.ts';
import { refuse } from './refuse.ts';
import { checkServed } from './served.ts';
import { checkDocument } from './stored-value.ts';
import { checkTenant } from './tenant.ts';
import { type CheckedUpdate, parseUpdate } from './update.ts';
import { checkUpsert, equalities, positionalMatcher } from './update-paths.ts';

/** Checks a filter as each command of both adapters does: the subset, then the tenant, then that an index serves it. */
export function checkFilter<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  command: string,
  filter: Filter,
): Condition {
  const where = `${definition.name} ${command}`;
  const condition = parseFilter(where, filter);
  checkTenant(definition, where, filter);
  checkServed(checkDefinition(definition), where, condition);
  return condition;
}

/** Checks an update with its filter: operators, positions, array filters, and that an upsert inserts at most once. */
export function checkUpdate<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  command: string,
  condition: Condition,
  update: Update,
  options: UpdateOptions = {},
): CheckedUpdate {
  const where = `${definition.name} ${command}`;
  const checked = checkDefinition(definition);
  const parsed = parseUpdate(checked, where, update, options);
  for (const { path } of parsed.steps) {
    const at = path.indexOf('$');
    if (at > 0) positionalMatcher(where, condition, path.slice(0, at).join('.'));
  }
  if (options.upsert) checkUpsert(checked, where, condition, parsed.steps);
  return parsed;
}

/** Checks a replacement: a whole document whose `_id` and tenant are those of the filter. */
export function checkReplacement<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  command: string,
  condition: Condition,
  replacement: T,
): void {
  const where = `${definition.name} ${command}`;
  checkDocument(definition, command, replacement);
  const fixed = equalities(condition);
  if (fixed.get('_id') !== replacement._id) refuse(where, '_id', 'a replacement is found by its own _id');
  if (definition.scope === 'tenant' && fixed.get('tenantId') !== replacement.tenantId)
    refuse(where, 'tenantId', 'a replacement may not change the tenant');
}
