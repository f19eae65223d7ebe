import type { Aggregate } from '../../shared/domain/records.ts';
import type { Numbered, Page, Records } from '../../shared/ports/desk.ts';
import type { Collection, CollectionDefinition, DocumentStore, Filter, FindOptions } from '../../shared/ports/document-store.ts';
import type { Ranked } from './collections.ts';
import { openRank } from './kinds.ts';
import { searchRecords } from './search.ts';

/** Reads of one kind of record, bound to one tenant. */
export class Reading<T extends Aggregate> implements Records<T> {
  protected readonly store: DocumentStore;
  protected readonly tenantId: string;
  readonly #definition: CollectionDefinition<T & Ranked>;

  constructor(store: DocumentStore, tenantId: string, definition: CollectionDefinition<T & Ranked>) {
    this.store = store;
    this.tenantId = tenantId;
    this.#definition = definition;
  }

  protected get collection(): Collection<T> {
    return this.store.collection(this.#definition) as unknown as Collection<T>;
  }

  protected one(filter: Filter): Promise<T | undefined> {
    return this.collection.findOne({ tenantId: this.tenantId, ...filter });
  }

  protected some(filter: Filter, options: FindOptions): Promise<T[]> {
    return this.collection.find({ tenantId: this.tenantId, ...filter }, options);
  }

  /** Those that fit, open and recently changed first. */
  protected newest(filter: Filter, { limit, skip = 0 }: Page): Promise<T[]> {
    return this.some({ rank: { $gt: 0 }, ...filter }, { sort: { rank: -1 }, limit, skip });
  }

  byId(id: string): Promise<T | undefined> {
    return this.one({ _id: id });
  }

  search(text: string, page: Page): Promise<T[]> {
    return searchRecords<T>(this.store, this.#definition, this.tenantId, text, page);
  }

  rows<F extends keyof T>(text: string, page: Page, fields: readonly F[]): Promise<Pick<T, F>[]> {
    return searchRecords<T>(this.store, this.#definition, this.tenantId, text, page, fields);
  }
}

/** Reads of a kind of record that carries a work number. */
export class NumberedReading<T extends Aggregate & { number: number }> extends Reading<T> implements Numbered<T> {
  byNumber(number: number): Promise<T | undefined> {
    return Number.isSafeInteger(number) ? this.one({ number }) : Promise.resolve(undefined);
  }

  protected openOf(memberId: string, limit: number): Promise<T[]> {
    return this.some({ 'assignee.id': memberId, rank: { $gte: openRank } }, { sort: { rank: -1 }, limit });
  }
}
