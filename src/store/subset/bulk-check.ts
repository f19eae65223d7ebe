import type { BulkOperation, CollectionDefinition, StoredDocument } from '../../../shared/ports/document-store.ts';
import { checkFilter, checkReplacement, checkUpdate } from './checked-call.ts';
import type { Condition } from './condition.ts';
import { refuse } from './refuse.ts';
import { checkDocument } from './stored-value.ts';
import type { CheckedUpdate } from './update.ts';

/** An operation of a bulk with its filter and update read. */
export type CheckedOperation =
  | { kind: 'insert'; document: Record<string, unknown> }
  | { kind: 'updateOne' | 'updateMany'; condition: Condition; update: CheckedUpdate; upsert: boolean }
  | { kind: 'replace'; condition: Condition; replacement: Record<string, unknown>; upsert: boolean }
  | { kind: 'deleteOne' | 'deleteMany'; condition: Condition };

/** Checks every operation of a bulk before the first one runs. */
export function checkBulk<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  operations: readonly BulkOperation<T>[],
): CheckedOperation[] {
  return operations.map((operation) => checkOperation(definition, operation));
}

function checkOperation<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  operation: BulkOperation<T>,
): CheckedOperation {
  const where = `${definition.name} bulkWrite`;
  if (Object.keys(operation).length !== 1) refuse(where, '', 'an operation is an object with one name');
  if ('insertOne' in operation) {
    const { document } = operation.insertOne;
    checkDocument(definition, 'bulkWrite', document);
    return { kind: 'insert', document: document as unknown as Record<string, unknown> };
  }
  if ('updateOne' in operation) return checkChange(definition, 'updateOne', operation.updateOne);
  if ('updateMany' in operation) return checkChange(definition, 'updateMany', operation.updateMany);
  if ('replaceOne' in operation) {
    const { filter, replacement, upsert } = operation.replaceOne;
    const condition = checkFilter(definition, 'bulkWrite', filter);
    checkReplacement(definition, 'bulkWrite', condition, replacement);
    return {
      kind: 'replace',
      condition,
      replacement: replacement as unknown as Record<string, unknown>,
      upsert: upsert === true,
    };
  }
  if ('deleteOne' in operation)
    return { kind: 'deleteOne', condition: checkFilter(definition, 'bulkWrite', operation.deleteOne.filter) };
  if ('deleteMany' in operation)
    return { kind: 'deleteMany', condition: checkFilter(definition, 'bulkWrite', operation.deleteMany.filter) };
  refuse(where, Object.keys(operation)[0] ?? '', 'is not an operation of a bulk');
}

type Change = Extract<BulkOperation<StoredDocument>, { updateOne: unknown }>['updateOne'];

function checkChange<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  kind: 'updateOne' | 'updateMany',
  change: Change,
): CheckedOperation {
  const condition = checkFilter(definition, 'bulkWrite', change.filter);
  const options = {
    upsert: kind === 'updateOne' && change.upsert === true,
    ...(change.arrayFilters ? { arrayFilters: change.arrayFilters } : {}),
  };
  return {
    kind,
    condition,
    update: checkUpdate(definition, 'bulkWrite', condition, change.update, options),
    upsert: options.upsert,
  };
}
