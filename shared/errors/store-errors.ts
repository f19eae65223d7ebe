/** A write met a document with the same key in a unique index. `key` holds the indexed values, `index` the index's name (`_id` for the primary key). */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey';
  readonly index: string;
  readonly key: Record<string, unknown>;
  constructor(index: string, key: Record<string, unknown>) {
    super(`a document with this ${index} exists already`);
    this.index = index;
    this.key = key;
  }
}

/** A filter, update or pipeline is outside the checked subset, has no index to serve it, or does not say which tenant it means. A mistake in the program, never in the data. */
export class UnsupportedFilter extends Error {
  override readonly name = 'UnsupportedFilter';
}

/** The store cannot be opened or reached. `remedy` says in plain words what to do. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly remedy: string;
  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}
