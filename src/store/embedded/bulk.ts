import type { CheckedOperation } from '../subset/bulk-check.ts';
import { matcherOf } from '../subset/match.ts';
import type { Transaction } from './commit-queue.ts';
import type { Writer } from './writer.ts';

/** What a bulk did. */
export interface BulkCounts {
  inserted: number;
  matched: number;
  modified: number;
  deleted: number;
  upserted: number;
}

/** Runs one checked operation of a bulk and adds what it did to the counts. */
export function runOperation(writer: Writer, operation: CheckedOperation, transaction: Transaction, counts: BulkCounts): void {
  switch (operation.kind) {
    case 'insert':
      writer.insert(transaction, operation.document);
      counts.inserted++;
      break;
    case 'updateOne':
      add(counts, writer.update(transaction, { ...operation, sort: [] }));
      break;
    case 'replace':
      add(counts, writer.put(transaction, operation.condition, operation.replacement, operation.upsert));
      break;
    case 'deleteOne':
      counts.deleted += writer.removeFirst(transaction, operation.condition);
      break;
    default:
      runOnMany(writer, operation, transaction, counts);
  }
}

function runOnMany(
  writer: Writer,
  operation: Extract<CheckedOperation, { kind: 'updateMany' | 'deleteMany' | 'updateOne' | 'deleteOne' }>,
  transaction: Transaction,
  counts: BulkCounts,
): void {
  const matcher = matcherOf(operation.condition);
  for (const position of writer.positions(operation.condition)) {
    if ('update' in operation) add(counts, writer.updateAt(transaction, position, matcher, { ...operation, sort: [] }));
    else counts.deleted += writer.removeAt(transaction, position, matcher);
  }
}

function add(counts: BulkCounts, done: { matched: number; modified: number; upsertedId?: string }): void {
  counts.matched += done.matched;
  counts.modified += done.modified;
  if (done.upsertedId !== undefined) counts.upserted++;
}
