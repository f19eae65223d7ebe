import type { Collection, CollectionDefinition, DocumentStore, StoredDocument } from '../../shared/ports/document-store.ts';

/** One command to a collection, as it was given. */
export interface StoreCommand {
  definition: CollectionDefinition<StoredDocument>;
  operation: keyof Collection<StoredDocument>;
  args: readonly unknown[];
}

/** Stands around every command: may look, refuse, hold it back for ever, or let it run. */
export type Around = (command: StoreCommand, run: () => Promise<unknown>) => Promise<unknown>;

const reads: ReadonlySet<string> = new Set(['findOne', 'find', 'count', 'aggregate']);

/** Whether the command changes something. */
export function isWrite({ operation }: StoreCommand): boolean {
  return !reads.has(operation);
}

/** The same store with something around each of its commands. */
export function wrappedStore(store: DocumentStore, around: Around): DocumentStore {
  const known = new Map<unknown, unknown>();
  const wrap = <T extends StoredDocument>(definition: CollectionDefinition<T>): Collection<T> => {
    const real = store.collection(definition);
    return new Proxy(real, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          const command = { definition, operation: name, args } as unknown as StoreCommand;
          return around(command, () => Reflect.apply(method, target, args) as Promise<unknown>);
        };
      },
    });
  };
  return {
    collection<T extends StoredDocument>(definition: CollectionDefinition<T>) {
      if (!known.has(definition)) known.set(definition, wrap(definition));
      return known.get(definition) as Collection<T>;
    },
    prepare: (definitions) => store.prepare(definitions),
    ping: () => store.ping(),
    close: () => store.close(),
  };
}
