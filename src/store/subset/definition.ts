import type { CollectionDefinition, Filter, IndexDefinition, StoredDocument } from '../../../shared/ports/document-store.ts';
import { type Condition, conjuncts } from './condition.ts';
import { parseFilter } from './filter.ts';
import { checkPath, refuse } from './refuse.ts';

/** An index with its partial filter read once. `fields` are the parts of its key in order. */
export interface CheckedIndex {
  name: string;
  fields: readonly { path: string; direction: 1 | -1 }[];
  unique: boolean;
  sparse: boolean;
  /** Documents that do not match have no entry; `filter` says the same as it was declared. */
  partial?: Condition;
  filter?: Filter;
  expireAfterSeconds?: number;
}

/** A collection definition that has been checked; `indexes` begins with the primary key, called `_id`. */
export interface CheckedDefinition {
  name: string;
  scope: 'tenant' | 'installation';
  indexes: readonly CheckedIndex[];
}

const known = new WeakMap<object, CheckedDefinition>();

/** The definition, checked once: names that both adapters can keep, and indexes that mean the same on both. */
export function checkDefinition<T extends StoredDocument>(definition: CollectionDefinition<T>): CheckedDefinition {
  const before = known.get(definition);
  if (before) return before;
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,59}$/.test(definition.name))
    refuse(`collection "${definition.name}"`, '', 'a collection is named by 1 to 60 letters, digits, _ and -, a letter first');
  const indexes: CheckedIndex[] = [{ name: '_id', fields: [{ path: '_id', direction: 1 }], unique: true, sparse: false }];
  for (const index of definition.indexes) {
    const where = `${definition.name} index ${index.name}`;
    if (indexes.some((other) => other.name === index.name))
      refuse(where, '', 'the name is taken by another index of this collection');
    indexes.push(checkIndex(where, definition.scope, index));
  }
  const checked: CheckedDefinition = { name: definition.name, scope: definition.scope, indexes };
  known.set(definition, checked);
  return checked;
}

function checkIndex(where: string, scope: 'tenant' | 'installation', index: IndexDefinition): CheckedIndex {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,59}$/.test(index.name))
    refuse(where, '', 'an index is named by 1 to 60 letters, digits, _ and -, a letter first');
  const fields = Object.entries(index.key).map(([path, direction]) => ({ path, direction }));
  if (fields.length === 0 || fields.length > 16) refuse(where, '', 'an index has 1 to 16 fields');
  for (const { path, direction } of fields) {
    checkPath(where, path);
    if (direction !== 1 && direction !== -1) refuse(where, path, 'a direction is 1 or -1');
    if (path.split('.').some((part) => /^\d+$/.test(part))) refuse(where, path, 'an index may not name a position in an array');
  }
  checkExpiry(where, index, fields.length);
  // A TTL index may have one field only (MongoDB), so it is the one index of a tenant collection that does not begin with the tenant.
  if (scope === 'tenant' && fields[0]?.path !== 'tenantId' && index.expireAfterSeconds === undefined) {
    refuse(where, fields[0]?.path ?? '', 'an index of a tenant collection begins with tenantId');
  }
  const filter = partialFilter(where, index);
  return {
    name: index.name,
    fields,
    unique: index.unique === true,
    sparse: index.sparse === true && !filter,
    ...(filter ? { filter, partial: checkPartial(where, filter) } : {}),
    ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
  };
}

/**
 * Sparse leaves a document out only if it lacks every field of the key, and no document lacks its tenant. So in an index of
 * several fields sparse stands for what its author means: only documents that have the field.
 */
function partialFilter(where: string, index: IndexDefinition): Filter | undefined {
  const fields = Object.keys(index.key);
  if (!index.sparse || (fields.length === 1 && !index.partial)) return index.partial;
  const others = fields.filter((path) => path !== 'tenantId');
  const [only] = others;
  if (only === undefined || others.length > 1)
    refuse(where, '', 'sparse is clear for one field beside tenantId only; say partial: { <field>: { $exists: true } }');
  return { [only]: { $exists: true }, ...index.partial };
}

function checkExpiry(where: string, index: IndexDefinition, fields: number): void {
  const after = index.expireAfterSeconds;
  if (after === undefined) return;
  if (!Number.isSafeInteger(after) || after < 0 || after > 2_147_483_647)
    refuse(where, '', 'expireAfterSeconds is a whole number of seconds from 0');
  if (fields !== 1 || index.unique)
    refuse(where, '', 'an index with expireAfterSeconds has one field and is not unique, as MongoDB asks');
}

const partialTests = new Set(['eq', 'gt', 'gte', 'lt', 'lte', 'exists', 'in']);

function checkPartial(where: string, filter: Filter): Condition {
  const condition = parseFilter(where, filter);
  const fields = conjuncts(condition);
  const flat = condition.kind === 'field' || (condition.kind === 'all' && condition.of.every((part) => part.kind === 'field'));
  if (!flat || fields.length === 0)
    refuse(where, '', 'a partial filter is a list of fields; MongoDB knows no $nor there, and $or is not in the subset');
  for (const { path, tests } of fields) {
    for (const test of tests) {
      if (!partialTests.has(test.op) || (test.op === 'exists' && !test.value)) {
        refuse(
          where,
          path,
          'a partial filter may test equality, $gt, $gte, $lt, $lte, $in and $exists: true only, as MongoDB asks',
        );
      }
    }
  }
  return condition;
}
