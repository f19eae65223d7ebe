/** A value that can be stored: JSON plus `Date`. `undefined` members are not stored; money is an integer of minor units. */
export type StoredValue = string | number | boolean | null | Date | StoredValue[] | { [key: string]: StoredValue | undefined };

/** What every document has. `_id` is a string that sorts by time of creation or is derived from an idempotency key. */
export interface StoredDocument {
  _id: string;
  tenantId?: string;
}

/** An index as MongoDB understands it. In a tenant collection every key begins with `tenantId`. */
export interface IndexDefinition {
  name: string;
  key: Record<string, 1 | -1>;
  unique?: boolean;
  sparse?: boolean;
  /** Documents that match (subset filters only) are the only ones with an entry, as MongoDB's `partialFilterExpression`. */
  partial?: Filter;
  /** Seconds after the indexed `Date` at which the document may be swept. Readers still test the time themselves. */
  expireAfterSeconds?: number;
}

/** A collection: its name, its indexes, and whether its documents belong to a tenant (every filter must then say which) or to the installation. */
export interface CollectionDefinition<T extends StoredDocument> {
  name: string;
  scope: 'tenant' | 'installation';
  indexes: readonly IndexDefinition[];
  /** Carries the document type; never present at run time. */
  readonly type?: T;
}

/** A MongoDB filter document, of the checked subset (`docs/store.md`). */
export type Filter = Record<string, unknown>;

/** A MongoDB update document, of the checked subset; never a pipeline. */
export type Update = Record<string, Record<string, unknown>>;

/** Order of a result: field to direction, most significant first. */
export type Sort = Record<string, 1 | -1>;

/** How much of a result is wanted, in which order. `limit` defaults to 1,000 and may not exceed 10,000. */
export interface FindOptions {
  sort?: Sort;
  limit?: number;
  skip?: number;
  projection?: Record<string, 0 | 1>;
}

/** How an update behaves. `upsert` is allowed only on equality filters over a unique index or `_id`. */
export interface UpdateOptions {
  upsert?: boolean;
  arrayFilters?: Filter[];
}

/** How a claim behaves. Answers the document after the change unless `returnDocument` is `before`. */
export interface FindAndUpdateOptions extends UpdateOptions {
  sort?: Sort;
  projection?: Record<string, 0 | 1>;
  returnDocument?: 'before' | 'after';
}

/** What an update found and changed. `upsertedId` is absent unless a document was inserted. */
export interface UpdateResult {
  matched: number;
  modified: number;
  upsertedId?: string;
}

/** One write of a bulk. */
export type BulkOperation<T extends StoredDocument> =
  | { insertOne: { document: T } }
  | { updateOne: { filter: Filter; update: Update; upsert?: boolean; arrayFilters?: Filter[] } }
  | { updateMany: { filter: Filter; update: Update; arrayFilters?: Filter[] } }
  | { replaceOne: { filter: Filter; replacement: T; upsert?: boolean } }
  | { deleteOne: { filter: Filter } }
  | { deleteMany: { filter: Filter } };

/**
 * One collection. Single-document writes are atomic and durable when their promise resolves.
 * Failures: `DuplicateKey` on a unique index, `UnsupportedFilter` for anything outside the subset, without an index or without the tenant,
 * `StoreUnavailable` when the server cannot be reached.
 */
export interface Collection<T extends StoredDocument> {
  insertOne(document: T): Promise<void>;
  /** Ordered: stops at the first failure, what came before it stays. */
  insertMany(documents: readonly T[]): Promise<void>;
  findOne(filter: Filter, options?: Pick<FindOptions, 'sort' | 'projection'>): Promise<T | undefined>;
  find(filter: Filter, options?: FindOptions): Promise<T[]>;
  count(filter: Filter, options?: { limit?: number }): Promise<number>;
  updateOne(filter: Filter, update: Update, options?: UpdateOptions): Promise<UpdateResult>;
  updateMany(filter: Filter, update: Update, options?: Pick<UpdateOptions, 'arrayFilters'>): Promise<UpdateResult>;
  replaceOne(filter: Filter, replacement: T, options?: { upsert?: boolean }): Promise<UpdateResult>;
  findOneAndUpdate(filter: Filter, update: Update, options?: FindAndUpdateOptions): Promise<T | undefined>;
  deleteOne(filter: Filter): Promise<number>;
  deleteMany(filter: Filter): Promise<number>;
  bulkWrite(
    operations: readonly BulkOperation<T>[],
    options?: { ordered?: boolean },
  ): Promise<{ inserted: number; matched: number; modified: number; deleted: number; upserted: number }>;
  /** Stages: `$match` first and indexed, then `$group $sort $limit $skip $project $unwind $count`. */
  aggregate<R = Record<string, unknown>>(pipeline: readonly Record<string, unknown>[]): Promise<R[]>;
}

/** A database of documents: MongoDB, or the embedded store. Opening creates the declared indexes. */
export interface DocumentStore {
  /** The collection of that definition; the same definition always answers the same collection. */
  collection<T extends StoredDocument>(definition: CollectionDefinition<T>): Collection<T>;
  /** Creates the indexes of these collections; resolves when they serve. Idempotent. */
  prepare(definitions: readonly CollectionDefinition<StoredDocument>[]): Promise<void>;
  /** Resolves when the store answers, throws `StoreUnavailable` otherwise. */
  ping(): Promise<void>;
  /** Waits for acknowledged work, then releases the file or the connections. */
  close(): Promise<void>;
}
