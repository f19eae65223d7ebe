import type { ChildProcess } from 'node:child_process';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { Collection, CollectionDefinition, DocumentStore, StoredDocument } from '../../../shared/ports/document-store.ts';

/** One call of a store that another process holds. */
export interface StoreCall {
  call: number;
  /** `undefined` for a call of the store itself. */
  definition?: CollectionDefinition<StoredDocument>;
  method: string;
  args: unknown[];
}

/** What came of it. */
export interface StoreAnswer {
  call: number;
  value?: unknown;
  error?: string;
  /** It was refused because such a document exists, which callers tell apart. */
  duplicate?: true;
}

type Method = (...args: unknown[]) => Promise<unknown>;

/** The store of the parent process, for a child: every call is one message there and one back. */
export function parentsStore(): DocumentStore {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  process.on('message', (answer: StoreAnswer) => {
    const asked = waiting.get(answer.call);
    waiting.delete(answer.call);
    if (answer.error === undefined) asked?.resolve(answer.value);
    else asked?.reject(answer.duplicate ? new DuplicateKey('_id', {}) : new Error(answer.error));
  });
  const ask = (method: string, args: unknown[], definition?: CollectionDefinition<StoredDocument>) => {
    count += 1;
    const asked = Promise.withResolvers<unknown>();
    waiting.set(count, asked);
    process.send!({ call: count, method, args, ...(definition && { definition }) } satisfies StoreCall);
    return asked.promise;
  };
  return {
    collection<T extends StoredDocument>(definition: CollectionDefinition<T>) {
      const plain = definition as unknown as CollectionDefinition<StoredDocument>;
      const get =
        (_target: object, method: string) =>
        (...args: unknown[]) =>
          ask(method, args, plain);
      return new Proxy({}, { get }) as unknown as Collection<T>;
    },
    prepare: async () => undefined,
    ping: async () => undefined,
    close: async () => undefined,
  };
}

/** Lets a child process work on this store. */
export function serveStore(child: ChildProcess, store: DocumentStore): void {
  const collections = new Map<string, Collection<StoredDocument>>();
  child.on('message', async (asked: StoreCall) => {
    const { call, definition, method, args } = asked;
    if (call === undefined || !definition) return;
    const collection = collections.get(definition.name) ?? store.collection(definition);
    collections.set(definition.name, collection);
    const answer: StoreAnswer = await (collection as unknown as Record<string, Method>)[method]!(...args)
      .then((value) => ({ call, value }))
      .catch((error: unknown) => ({
        call,
        error: String(error),
        ...(error instanceof DuplicateKey && { duplicate: true as const }),
      }));
    if (child.connected) child.send(answer);
  });
}
