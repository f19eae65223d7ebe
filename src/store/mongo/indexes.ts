import { type Db, MongoServerError } from 'mongodb';
import { StoreUnavailable } from '../../../shared/errors/store-errors.ts';
import type { CollectionDefinition, StoredDocument } from '../../../shared/ports/document-store.ts';
import { checkDefinition } from '../subset/definition.ts';
import { failureOf } from './failures.ts';
import { sentFilter } from './translate.ts';

/** Creates the declared indexes of a collection; those that exist alike are left alone. Indexes that are not declared are not touched. */
export async function createIndexes<T extends StoredDocument>(database: Db, definition: CollectionDefinition<T>): Promise<void> {
  if (definition.indexes.length === 0) return;
  const indexes = checkDefinition(definition)
    .indexes.slice(1)
    .map(({ name, fields, unique, sparse, filter, expireAfterSeconds }) => ({
      name,
      key: Object.fromEntries(fields.map((field) => [field.path, field.direction])),
      ...(unique ? { unique } : {}),
      ...(sparse ? { sparse } : {}),
      ...(filter ? { partialFilterExpression: sentFilter(filter) } : {}),
      ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    }));
  try {
    await database.collection(definition.name).createIndexes(indexes);
  } catch (error) {
    throw conflict(error, definition.name) ?? failureOf(error, definition.name);
  }
}

// 85 and 86: an index of that name or key exists with other options. Dropping it unasked could stop another version that still runs.
function conflict(error: unknown, collection: string): StoreUnavailable | undefined {
  if (!(error instanceof MongoServerError) || (error.code !== 85 && error.code !== 86)) return undefined;
  return new StoreUnavailable(
    `an index of the collection ${collection} differs from the one declared: ${error.message}`,
    `Drop that index when no older version of Deskhand is running (db.${collection}.dropIndex("<name>")), then start again.`,
    { cause: error },
  );
}
