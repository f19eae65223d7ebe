import type { Document, Collection as DriverCollection } from 'mongodb';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type {
  BulkOperation,
  Collection,
  CollectionDefinition,
  Filter,
  FindAndUpdateOptions,
  FindOptions,
  StoredDocument,
  Update,
  UpdateOptions,
  UpdateResult,
} from '../../../shared/ports/document-store.ts';
import { checkBulk } from '../subset/bulk-check.ts';
import { checkFilter, checkReplacement, checkUpdate } from '../subset/checked-call.ts';
import { checkPage, checkProjection, checkSort } from '../subset/options.ts';
import { checkPipeline } from '../subset/pipeline.ts';
import { checkDocument } from '../subset/stored-value.ts';
import { failureOf } from './failures.ts';
import { sentFilter, sentOperation, sentPipeline } from './translate.ts';

interface Raw extends Document {
  _id: string;
}

/** What a collection needs of the store it belongs to. */
export interface CollectionSource {
  /** The driver's collection, once the declared indexes serve. */
  ready(): Promise<DriverCollection<Raw>>;
  /** Milliseconds a read may take on the server. */
  readTime: number;
}

/** A collection on a MongoDB server: each command is checked, then passed on as it is. */
export class MongoCollection<T extends StoredDocument> implements Collection<T> {
  readonly #definition: CollectionDefinition<T>;
  readonly #source: CollectionSource;

  constructor(definition: CollectionDefinition<T>, source: CollectionSource) {
    this.#definition = definition;
    this.#source = source;
  }

  async #run<R>(command: (collection: DriverCollection<Raw>) => Promise<R>): Promise<R> {
    const collection = await this.#source.ready();
    try {
      return await command(collection);
    } catch (error) {
      throw failureOf(error, this.#definition.name);
    }
  }

  async insertOne(document: T): Promise<void> {
    checkDocument(this.#definition, 'insertOne', document);
    await this.#run((collection) => collection.insertOne({ ...document } as unknown as Raw));
  }

  async insertMany(documents: readonly T[]): Promise<void> {
    for (const document of documents) checkDocument(this.#definition, 'insertMany', document);
    if (documents.length === 0) return;
    await this.#run((collection) => collection.insertMany(documents as unknown as Raw[], { ordered: true }));
  }

  async findOne(filter: Filter, options: Pick<FindOptions, 'sort' | 'projection'> = {}): Promise<T | undefined> {
    const [found] = await this.#find('findOne', filter, options, { limit: 1, skip: 0 });
    return found;
  }

  async find(filter: Filter, options: FindOptions = {}): Promise<T[]> {
    return this.#find('find', filter, options, checkPage(`${this.#definition.name} find`, options));
  }

  async #find(
    command: string,
    filter: Filter,
    options: FindOptions,
    { limit, skip }: { limit: number; skip: number },
  ): Promise<T[]> {
    checkFilter(this.#definition, command, filter);
    checkProjection(`${this.#definition.name} ${command}`, options.projection);
    checkSort(`${this.#definition.name} ${command}`, options.sort);
    const { sort, projection } = options;
    const asked = {
      limit,
      batchSize: limit,
      maxTimeMS: this.#source.readTime,
      ...(skip > 0 ? { skip } : {}),
      ...(sort ? { sort } : {}),
      ...(projection ? { projection } : {}),
    };
    return this.#run(async (collection) => (await collection.find(sentFilter(filter), asked).toArray()) as unknown as T[]);
  }

  async count(filter: Filter, options: { limit?: number } = {}): Promise<number> {
    checkFilter(this.#definition, 'count', filter);
    const limit = options.limit === undefined ? {} : { limit: checkPage(`${this.#definition.name} count`, options).limit };
    return this.#run((collection) =>
      collection.countDocuments(sentFilter(filter), { maxTimeMS: this.#source.readTime, ...limit }),
    );
  }

  async updateOne(filter: Filter, update: Update, options: UpdateOptions = {}): Promise<UpdateResult> {
    this.#checkUpdate('updateOne', filter, update, options);
    const asked = updateOptions(options);
    return repeated(options.upsert, () =>
      this.#run(async (collection) => resultOf(await collection.updateOne(sentFilter(filter), update, asked))),
    );
  }

  #checkUpdate(command: string, filter: Filter, update: Update, options: FindAndUpdateOptions): void {
    const condition = checkFilter(this.#definition, command, filter);
    checkUpdate(this.#definition, command, condition, update, options);
    checkSort(`${this.#definition.name} ${command}`, options.sort);
    checkProjection(`${this.#definition.name} ${command}`, options.projection);
  }

  async updateMany(filter: Filter, update: Update, options: Pick<UpdateOptions, 'arrayFilters'> = {}): Promise<UpdateResult> {
    this.#checkUpdate('updateMany', filter, update, options);
    return this.#run(async (collection) =>
      resultOf(await collection.updateMany(sentFilter(filter), update, updateOptions(options))),
    );
  }

  async replaceOne(filter: Filter, replacement: T, options: { upsert?: boolean } = {}): Promise<UpdateResult> {
    const condition = checkFilter(this.#definition, 'replaceOne', filter);
    checkReplacement(this.#definition, 'replaceOne', condition, replacement);
    const asked = options.upsert ? { upsert: true } : {};
    return repeated(options.upsert, () =>
      this.#run(async (collection) =>
        resultOf(await collection.replaceOne(sentFilter(filter), replacement as unknown as Raw, asked)),
      ),
    );
  }

  async findOneAndUpdate(filter: Filter, update: Update, options: FindAndUpdateOptions = {}): Promise<T | undefined> {
    this.#checkUpdate('findOneAndUpdate', filter, update, options);
    const { sort, projection, returnDocument = 'after' } = options;
    const asked = { ...updateOptions(options), returnDocument, ...(sort ? { sort } : {}), ...(projection ? { projection } : {}) };
    const found = await repeated(options.upsert, () =>
      this.#run((collection) => collection.findOneAndUpdate(sentFilter(filter), update, asked)),
    );
    return (found as unknown as T | null) ?? undefined;
  }

  async deleteOne(filter: Filter): Promise<number> {
    checkFilter(this.#definition, 'deleteOne', filter);
    return this.#run(async (collection) => (await collection.deleteOne(sentFilter(filter))).deletedCount);
  }

  async deleteMany(filter: Filter): Promise<number> {
    checkFilter(this.#definition, 'deleteMany', filter);
    return this.#run(async (collection) => (await collection.deleteMany(sentFilter(filter))).deletedCount);
  }

  async bulkWrite(
    operations: readonly BulkOperation<T>[],
    options: { ordered?: boolean } = {},
  ): Promise<{ inserted: number; matched: number; modified: number; deleted: number; upserted: number }> {
    checkBulk(this.#definition, operations);
    if (operations.length === 0) return { inserted: 0, matched: 0, modified: 0, deleted: 0, upserted: 0 };
    const sent = operations.map(sentOperation) as unknown as Parameters<DriverCollection<Raw>['bulkWrite']>[0];
    return this.#run(async (collection) => {
      const done = await collection.bulkWrite(sent, { ordered: options.ordered !== false });
      return {
        inserted: done.insertedCount,
        matched: done.matchedCount,
        modified: done.modifiedCount,
        deleted: done.deletedCount,
        upserted: done.upsertedCount,
      };
    });
  }

  async aggregate<R = Record<string, unknown>>(pipeline: readonly Record<string, unknown>[]): Promise<R[]> {
    const { match } = checkPipeline(`${this.#definition.name} aggregate`, pipeline);
    checkFilter(this.#definition, 'aggregate', match);
    const asked = { maxTimeMS: this.#source.readTime, allowDiskUse: true };
    return this.#run(async (collection) => (await collection.aggregate(sentPipeline(pipeline), asked).toArray()) as R[]);
  }
}

function updateOptions({ upsert, arrayFilters }: UpdateOptions): { upsert?: true; arrayFilters?: Document[] } {
  return {
    ...(upsert ? { upsert: true as const } : {}),
    ...(arrayFilters ? { arrayFilters: arrayFilters.map(sentFilter) } : {}),
  };
}

function resultOf(done: { matchedCount: number; modifiedCount: number; upsertedId: unknown }): UpdateResult {
  const result = { matched: done.matchedCount, modified: done.modifiedCount };
  return typeof done.upsertedId === 'string' ? { ...result, upsertedId: done.upsertedId } : result;
}

// Two upserts at once may both insert; the one that lost finds the other's document when it asks again, or truly meets another one's key.
async function repeated<R>(upsert: boolean | undefined, command: () => Promise<R>): Promise<R> {
  try {
    return await command();
  } catch (error) {
    if (!upsert || !(error instanceof DuplicateKey)) throw error;
    return command();
  }
}
