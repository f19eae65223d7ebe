import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import type { Collection, CollectionDefinition, DocumentStore, StoredDocument } from '../../../shared/ports/document-store.ts';
import { checkDefinition } from '../subset/definition.ts';
import { MongoCollection } from './collection.ts';
import { connectionFailure, failureOf, standalone } from './failures.ts';
import { createIndexes } from './indexes.ts';

/** How the store on MongoDB is opened. */
export interface MongoStoreOptions {
  uri: string;
  /** The database; else the one the address names, else `deskhand`. */
  database?: string;
  /** Milliseconds a read may take on the server; 10,000 if not given. */
  readTime?: number;
  /** Milliseconds to wait for a server that can take writes; 10,000 if not given. */
  selectionTime?: number;
  /** Told of each command document that is sent. */
  onCommand?: (command: Record<string, unknown>, name: string) => void;
}

/** Opens the store on a MongoDB replica set or sharded cluster. Throws `StoreUnavailable` with a remedy if it cannot serve. */
export async function openMongoStore(options: MongoStoreOptions): Promise<DocumentStore> {
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(options.uri, clientOptions(options));
    const { onCommand } = options;
    if (onCommand) client.on('commandStarted', ({ command, commandName }) => onCommand(command, commandName));
    await client.connect();
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') throw standalone();
    return new MongoStore(client, options);
  } catch (error) {
    await client?.close();
    throw connectionFailure(error) ?? error;
  }
}

function clientOptions({ selectionTime = 10_000, onCommand }: MongoStoreOptions): MongoClientOptions {
  return {
    appName: 'deskhand',
    writeConcern: { w: 'majority' },
    retryWrites: true,
    retryReads: true,
    ignoreUndefined: true,
    // Documents come back as plain values: numbers for every kind of number, and nothing that only BSON knows.
    promoteValues: true,
    promoteLongs: true,
    serverSelectionTimeoutMS: selectionTime,
    monitorCommands: onCommand !== undefined,
  };
}

interface OpenCollection {
  signature: string;
  collection: MongoCollection<StoredDocument>;
  ready(): Promise<unknown>;
}

class MongoStore implements DocumentStore {
  readonly #client: MongoClient;
  readonly #database: Db;
  readonly #readTime: number;
  readonly #open = new Map<string, OpenCollection>();

  constructor(client: MongoClient, { uri, database, readTime = 10_000 }: MongoStoreOptions) {
    this.#client = client;
    this.#database = client.db(database ?? namedDatabase(uri) ?? 'deskhand');
    this.#readTime = readTime;
  }

  collection<T extends StoredDocument>(definition: CollectionDefinition<T>): Collection<T> {
    return this.#opened(definition).collection as unknown as Collection<T>;
  }

  #opened<T extends StoredDocument>(definition: CollectionDefinition<T>): OpenCollection {
    const checked = checkDefinition(definition);
    const signature = JSON.stringify(checked);
    const before = this.#open.get(checked.name);
    if (before && before.signature !== signature)
      throw new Error(`the collection ${checked.name} is open with another definition`);
    if (before) return before;
    let created: Promise<void> | undefined;
    const ready = async () => {
      created ??= createIndexes(this.#database, definition);
      try {
        await created;
      } catch (error) {
        // The next command tries again: the server may only have been away.
        created = undefined;
        throw error;
      }
      return this.#database.collection<{ _id: string }>(checked.name);
    };
    const collection = new MongoCollection<StoredDocument>(definition as unknown as CollectionDefinition<StoredDocument>, {
      ready,
      readTime: this.#readTime,
    });
    const opened = { signature, collection, ready };
    this.#open.set(checked.name, opened);
    return opened;
  }

  async prepare(definitions: readonly CollectionDefinition<StoredDocument>[]): Promise<void> {
    await Promise.all(definitions.map((definition) => this.#opened(definition).ready()));
  }

  async ping(): Promise<void> {
    try {
      await this.#database.command({ ping: 1 });
    } catch (error) {
      throw failureOf(error, this.#database.databaseName);
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

// Without a name the driver says "test", which is nobody's wish.
function namedDatabase(uri: string): string | undefined {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}
