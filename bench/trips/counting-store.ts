import type { Collection, CollectionDefinition, DocumentStore, StoredDocument } from '../../shared/ports/document-store.ts';

const reading = new Set<PropertyKey>(['findOne', 'find', 'count', 'aggregate']);
const writing = new Set<PropertyKey>([
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'deleteOne',
  'deleteMany',
  'bulkWrite',
]);

/** The calls that went to a store, as `tickets.findOne`, in their order. Each is a round trip where the store is a server. */
export interface StoreCalls {
  reads: string[];
  writes: string[];
}

/** A store that notes every call before it hands it on. */
export function countingStore(store: DocumentStore): { store: DocumentStore; calls: StoreCalls; reset(): void } {
  const calls: StoreCalls = { reads: [], writes: [] };
  const counted = <T extends StoredDocument>(definition: CollectionDefinition<T>): Collection<T> =>
    new Proxy(store.collection(definition), {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (reading.has(name)) calls.reads.push(`${definition.name}.${String(name)}`);
          if (writing.has(name)) calls.writes.push(`${definition.name}.${String(name)}`);
          return Reflect.apply(member, target, args);
        };
      },
    });
  const around = new Proxy(store, {
    get(target, name) {
      if (name === 'collection') return counted;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const reset = () => {
    calls.reads = [];
    calls.writes = [];
  };
  return { store: around, calls, reset };
}
