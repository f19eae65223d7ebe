import { setImmediate as nextTurn } from 'node:timers/promises';
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
import type { Condition } from '../subset/condition.ts';
import { matcherOf } from '../subset/match.ts';
import { checkPage, checkProjection, checkSort } from '../subset/options.ts';
import { checkPipeline } from '../subset/pipeline.ts';
import { checkDocument } from '../subset/stored-value.ts';
import type { SortField } from './access.ts';
import { runStages } from './aggregate.ts';
import { encodeBody } from './body.ts';
import { type BulkCounts, runOperation } from './bulk.ts';
import { candidateOf, type Wanted } from './candidate.ts';
import { type Explanation, explainPlan } from './explain.ts';
import { countKeys, plan } from './planner.ts';
import { projectorOf } from './projection.ts';
import type { StoreFile } from './store-file.ts';
import type { Table } from './table.ts';
import { type Cost, type Found, walk } from './walk.ts';
import { type Change, Writer } from './writer.ts';

const chunk = 250;

/** A collection of the embedded store. */
export class EmbeddedCollection<T extends StoredDocument> implements Collection<T> {
  readonly #definition: CollectionDefinition<T>;
  readonly #table: Table;
  readonly #file: StoreFile;
  readonly #writer: Writer;

  constructor(definition: CollectionDefinition<T>, table: Table, file: StoreFile) {
    this.#definition = definition;
    this.#table = table;
    this.#file = file;
    this.#writer = new Writer(table);
  }

  async insertOne(document: T): Promise<void> {
    checkDocument(this.#definition, 'insertOne', document);
    const { plain, body } = this.#encoded(document);
    await this.#file.write((transaction) => this.#writer.insert(transaction, plain, body));
  }

  async insertMany(documents: readonly T[]): Promise<void> {
    for (const document of documents) checkDocument(this.#definition, 'insertMany', document);
    for (let at = 0; at < documents.length; at += chunk) {
      const encoded = documents.slice(at, at + chunk).map((document) => this.#encoded(document));
      await this.#file.write((transaction) => {
        for (const { plain, body } of encoded) this.#writer.insert(transaction, plain, body);
      });
    }
  }

  #encoded(document: T): { plain: Record<string, unknown>; body: Uint8Array } {
    const plain = document as unknown as Record<string, unknown>;
    return { plain, body: encodeBody(this.#definition.name, plain) };
  }

  async findOne(filter: Filter, options: Pick<FindOptions, 'sort' | 'projection'> = {}): Promise<T | undefined> {
    return (await this.#find('findOne', filter, options, 1, 0))[0];
  }

  async find(filter: Filter, options: FindOptions = {}): Promise<T[]> {
    const { limit, skip } = checkPage(`${this.#definition.name} find`, options);
    return this.#find('find', filter, options, limit, skip);
  }

  async #find(
    command: string,
    filter: Filter,
    options: Pick<FindOptions, 'sort' | 'projection'>,
    limit: number,
    skip: number,
  ): Promise<T[]> {
    const condition = checkFilter(this.#definition, command, filter);
    checkProjection(`${this.#definition.name} ${command}`, options.projection);
    const sort = checkSort(`${this.#definition.name} ${command}`, options.sort);
    const found = await this.#walk(condition, sort, skip + limit, { examined: 0 }, fieldsFor(options.projection, sort));
    const page = skip > 0 ? found.slice(skip) : found;
    const project = projectorOf(options.projection);
    return page.map(({ document }) => project(document) as T);
  }

  async #walk(
    condition: Condition,
    sort: readonly SortField[],
    wanted: number,
    cost: Cost = { examined: 0 },
    fields: Wanted = 'whole',
  ): Promise<Found[]> {
    return this.#file.read(async () => {
      const chosen = plan(this.#table, condition, sort, wanted);
      const walking = walk(this.#table, chosen, candidateOf(condition, fields), sort, wanted, cost);
      for (;;) {
        const step = walking.next();
        if (step.done) return step.value;
        await nextTurn();
      }
    });
  }

  async count(filter: Filter, options: { limit?: number } = {}): Promise<number> {
    const condition = checkFilter(this.#definition, 'count', filter);
    const limit =
      options.limit === undefined ? Number.MAX_SAFE_INTEGER : checkPage(`${this.#definition.name} count`, options).limit;
    const chosen = this.#file.now(() => plan(this.#table, condition, [], limit));
    const [only] = chosen.accesses;
    if (only?.exact && chosen.accesses.length === 1) return this.#file.now(() => countKeys(this.#table, only, limit));
    return (await this.#walk(condition, [], limit, { examined: 0 }, 'nothing')).length;
  }

  async updateOne(filter: Filter, update: Update, options: UpdateOptions = {}): Promise<UpdateResult> {
    const change = this.#change('updateOne', filter, update, options);
    return result(await this.#file.write((transaction) => this.#writer.update(transaction, change)));
  }

  #change(command: string, filter: Filter, update: Update, options: FindAndUpdateOptions): Change {
    const condition = checkFilter(this.#definition, command, filter);
    const sort = checkSort(`${this.#definition.name} ${command}`, options.sort);
    return {
      condition,
      update: checkUpdate(this.#definition, command, condition, update, options),
      upsert: options.upsert === true,
      sort,
    };
  }

  async updateMany(filter: Filter, update: Update, options: Pick<UpdateOptions, 'arrayFilters'> = {}): Promise<UpdateResult> {
    const change = this.#change('updateMany', filter, update, options);
    const total: UpdateResult = { matched: 0, modified: 0 };
    const matcher = matcherOf(change.condition);
    await this.#inChunks(change.condition, (transaction, position) => {
      const changed = this.#writer.updateAt(transaction, position, matcher, change);
      total.matched += changed.matched;
      total.modified += changed.modified;
    });
    return total;
  }

  // Many documents are changed in several commits with other work in between; each is tested again, as MongoDB does when it yields.
  async #inChunks(
    condition: Condition,
    step: (transaction: Parameters<Parameters<StoreFile['write']>[0]>[0], position: number) => void,
  ): Promise<void> {
    const found = await this.#walk(condition, [], Number.MAX_SAFE_INTEGER, { examined: 0 }, 'nothing');
    for (let at = 0; at < found.length; at += chunk) {
      const positions = found.slice(at, at + chunk);
      await this.#file.write((transaction) => {
        for (const { position } of positions) step(transaction, position);
      });
    }
  }

  async replaceOne(filter: Filter, replacement: T, options: { upsert?: boolean } = {}): Promise<UpdateResult> {
    const condition = checkFilter(this.#definition, 'replaceOne', filter);
    checkReplacement(this.#definition, 'replaceOne', condition, replacement);
    const { plain } = this.#encoded(replacement);
    return this.#file.write((transaction) => this.#writer.put(transaction, condition, plain, options.upsert === true));
  }

  async findOneAndUpdate(filter: Filter, update: Update, options: FindAndUpdateOptions = {}): Promise<T | undefined> {
    const change = this.#change('findOneAndUpdate', filter, update, options);
    checkProjection(`${this.#definition.name} findOneAndUpdate`, options.projection);
    const { before, next } = await this.#file.write((transaction) => this.#writer.update(transaction, change));
    const answer = options.returnDocument === 'before' ? before : next;
    return answer && (projectorOf(options.projection)(answer) as unknown as T);
  }

  async deleteOne(filter: Filter): Promise<number> {
    const condition = checkFilter(this.#definition, 'deleteOne', filter);
    return this.#file.write((transaction) => this.#writer.removeFirst(transaction, condition));
  }

  async deleteMany(filter: Filter): Promise<number> {
    const condition = checkFilter(this.#definition, 'deleteMany', filter);
    const matcher = matcherOf(condition);
    let removed = 0;
    await this.#inChunks(condition, (transaction, position) => {
      removed += this.#writer.removeAt(transaction, position, matcher);
    });
    return removed;
  }

  async bulkWrite(operations: readonly BulkOperation<T>[], options: { ordered?: boolean } = {}): Promise<BulkCounts> {
    const counts: BulkCounts = { inserted: 0, matched: 0, modified: 0, deleted: 0, upserted: 0 };
    const steps = checkBulk(this.#definition, operations);
    const failures: unknown[] = [];
    for (let at = 0; at < steps.length; at += chunk) {
      const some = steps.slice(at, at + chunk);
      await this.#file.write((transaction) => {
        for (const step of some) {
          try {
            runOperation(this.#writer, step, transaction, counts);
          } catch (error) {
            if (options.ordered !== false) throw error;
            failures.push(error);
          }
        }
      });
    }
    if (failures.length > 0) throw failures[0];
    return counts;
  }

  async aggregate<R = Record<string, unknown>>(pipeline: readonly Record<string, unknown>[]): Promise<R[]> {
    const where = `${this.#definition.name} aggregate`;
    const { match, rest } = checkPipeline(where, pipeline);
    const condition = checkFilter(this.#definition, 'aggregate', match);
    const found = await this.#walk(condition, [], Number.MAX_SAFE_INTEGER);
    return runStages(
      where,
      found.map(({ document }) => document),
      rest,
    ) as R[];
  }

  /** How a find would be answered: which index, what kind of scan, how many documents it reads. */
  async explain(filter: Filter, options: FindOptions = {}): Promise<Explanation> {
    const { limit, skip } = checkPage(`${this.#definition.name} explain`, options);
    const condition = checkFilter(this.#definition, 'explain', filter);
    const sort = checkSort(`${this.#definition.name} explain`, options.sort);
    const cost = { examined: 0 };
    const found = await this.#walk(condition, sort, skip + limit, cost);
    return explainPlan(plan(this.#table, condition, sort, skip + limit), sort, cost, found.length);
  }
}

/** The fields that must be read for a projection and a sort; the whole document where the projection says what to leave out. */
function fieldsFor(projection: Record<string, 0 | 1> | undefined, sort: readonly SortField[]): Wanted {
  const names = Object.keys(projection ?? {}).filter((name) => name !== '_id');
  if (names.length === 0 || projection?.[names[0] as string] === 0) return 'whole';
  const paths = [...names, ...sort.map((field) => field.path)];
  return new Set(['_id', ...paths.map((path) => path.split('.')[0] as string)]);
}

function result({ matched, modified, upsertedId }: UpdateResult): UpdateResult {
  return upsertedId === undefined ? { matched, modified } : { matched, modified, upsertedId };
}
