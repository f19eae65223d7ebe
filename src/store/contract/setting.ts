import type {
  CollectionDefinition,
  DocumentStore,
  IndexDefinition,
  StoredDocument,
} from '../../../shared/ports/document-store.ts';

/** A document of the contract's cases: anything that can be stored. */
export interface Loose extends StoredDocument {
  [field: string]: unknown;
}

/** One adapter under test, opened. */
export interface Setting {
  store: DocumentStore;
  /** Closes the store and opens it again on the same data. */
  reopen(): Promise<void>;
  /** Lets everything expire whose time has come by then. */
  expire(now: Date, gone: () => Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

/** An adapter the contract is run on. `open` answers why not, as a text, where it cannot be had. */
export interface Adapter {
  name: string;
  open(): Promise<Setting | string>;
}

/** How a theme of the contract reaches the adapter it is run on. */
export type Use = () => Setting;

let collections = 0;

/** A definition with a name no other case has, so that cases do not meet. */
export function define(
  indexes: readonly IndexDefinition[] = [],
  scope: 'tenant' | 'installation' = 'tenant',
): CollectionDefinition<Loose> {
  collections += 1;
  return { name: `case-${collections}`, scope, indexes };
}

/** The index of the tenant alone, which serves every filter of a tenant collection. */
export const byTenant: IndexDefinition = { name: 'tenant', key: { tenantId: 1 } };

/** A document of tenant `t` with that id. */
export function doc(id: string, fields: Record<string, unknown> = {}): Loose {
  return { _id: id, tenantId: 't', ...fields };
}

/** The ids of documents, in their order. */
export function ids(documents: readonly Loose[]): string[] {
  return documents.map((document) => document._id);
}
