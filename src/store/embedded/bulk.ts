import type { BulkOperation, CollectionDefinition, StoredDocument, UpdateOptions } from '../../../shared/ports/document-store.ts';
import { checkFilter, checkReplacement, checkUpdate } from '../subset/checked-call.ts';
import { matcherOf } from '../subset/match.ts';
import { refuse } from '../subset/refuse.ts';
import { checkDocument } from '../subset/stored-value.ts';
import type { Transaction } from './commit-queue.ts';
import type { Change, Writer } from './writer.ts';

/** What a bulk did. */
export interface BulkCounts {
  inserted: number;
  matched: number;
  modified: number;
  deleted: number;
  upserted: number;
}

type Step = (transaction: Transaction, counts: BulkCounts) => void;

/** The steps of a bulk. All of them are checked before the first one runs. */
export function bulkSteps<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  writer: Writer,
  operations: readonly BulkOperation<T>[],
): Step[] {
  return operations.map((operation) => stepOf(definition, writer, operation));
}

function stepOf<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  writer: Writer,
  operation: BulkOperation<T>,
): Step {
  if ('insertOne' in operation) {
    const { document } = operation.insertOne;
    checkDocument(definition, 'bulkWrite', document);
    return (transaction, counts) => {
      writer.insert(transaction, document as unknown as Record<string, unknown>);
      counts.inserted++;
    };
  }
  if ('updateOne' in operation) return updateOne(definition, writer, operation.updateOne);
  if ('updateMany' in operation) return updateMany(definition, writer, operation.updateMany);
  if ('replaceOne' in operation) return replaceOne(definition, writer, operation.replaceOne);
  if ('deleteOne' in operation) {
    const condition = checkFilter(definition, 'bulkWrite', operation.deleteOne.filter);
    return (transaction, counts) => {
      counts.deleted += writer.removeFirst(transaction, condition);
    };
  }
  if ('deleteMany' in operation) {
    const condition = checkFilter(definition, 'bulkWrite', operation.deleteMany.filter);
    const matcher = matcherOf(condition);
    return (transaction, counts) => {
      for (const position of writer.positions(condition)) counts.deleted += writer.removeAt(transaction, position, matcher);
    };
  }
  refuse(`${definition.name} bulkWrite`, Object.keys(operation).join(', '), 'is not an operation of a bulk');
}

type Update = Extract<BulkOperation<StoredDocument>, { updateOne: unknown }>['updateOne'];

function changeOf<T extends StoredDocument>(definition: CollectionDefinition<T>, { filter, update, ...options }: Update): Change {
  const condition = checkFilter(definition, 'bulkWrite', filter);
  return {
    condition,
    update: checkUpdate(definition, 'bulkWrite', condition, update, options as UpdateOptions),
    upsert: options.upsert === true,
    sort: [],
  };
}

function updateOne<T extends StoredDocument>(definition: CollectionDefinition<T>, writer: Writer, update: Update): Step {
  const change = changeOf(definition, update);
  return (transaction, counts) => {
    const changed = writer.update(transaction, change);
    counts.matched += changed.matched;
    counts.modified += changed.modified;
    counts.upserted += changed.upsertedId === undefined ? 0 : 1;
  };
}

function updateMany<T extends StoredDocument>(definition: CollectionDefinition<T>, writer: Writer, update: Update): Step {
  const change = changeOf(definition, update);
  const matcher = matcherOf(change.condition);
  return (transaction, counts) => {
    for (const position of writer.positions(change.condition)) {
      const changed = writer.updateAt(transaction, position, matcher, change);
      counts.matched += changed.matched;
      counts.modified += changed.modified;
    }
  };
}

type Replace<T extends StoredDocument> = Extract<BulkOperation<T>, { replaceOne: unknown }>['replaceOne'];

function replaceOne<T extends StoredDocument>(
  definition: CollectionDefinition<T>,
  writer: Writer,
  { filter, replacement, upsert }: Replace<T>,
): Step {
  const condition = checkFilter(definition, 'bulkWrite', filter);
  checkReplacement(definition, 'bulkWrite', condition, replacement);
  return (transaction, counts) => {
    const done = writer.put(transaction, condition, replacement as unknown as Record<string, unknown>, upsert === true);
    counts.matched += done.matched;
    counts.modified += done.modified;
    counts.upserted += done.upsertedId === undefined ? 0 : 1;
  };
}
