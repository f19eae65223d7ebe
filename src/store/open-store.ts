import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { openEmbeddedStore } from './embedded/open-embedded-store.ts';
import { openMongoStore } from './mongo/open-mongo-store.ts';

/** What decides which store is opened, and what it is given. */
export interface StoreChoice {
  /** A MongoDB connection string. If given, the store is on that server; else in the folder. */
  mongoUri?: string | undefined;
  folder: string;
  clock: { now(): Date };
  log?: { info(fields: object, text: string): void; warn(fields: object, text: string): void };
}

/** Opens the store of this installation: MongoDB if there is a connection string, the embedded one in the folder if not. */
export async function openStore({ mongoUri, folder, clock, log }: StoreChoice): Promise<DocumentStore> {
  if (mongoUri) {
    // The address holds credentials, so the log says only which kind it is.
    log?.info({}, 'the store is on MongoDB');
    return openMongoStore({ uri: mongoUri });
  }
  log?.info({ folder }, 'the store is embedded');
  return openEmbeddedStore({
    folder,
    clock,
    onSweepFailure: (error) => log?.warn({ err: error }, 'a sweep of expired documents failed'),
  });
}
