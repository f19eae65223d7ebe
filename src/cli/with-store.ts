import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { reference } from '../config/ids.ts';
import { readSettings } from '../config/settings.ts';
import { openCore } from '../core.ts';
import { seedDesks } from '../seed/seed.ts';
import { openStore } from '../store/open-store.ts';
import type { CommandContext } from './run-cli.ts';

/** Runs a command on the installation's store: the one that is open already when the command came to a running server, else opened for as long as the command takes. Try mode's desks are seeded first where there are none. */
export async function withStore(context: CommandContext, work: (store: DocumentStore) => Promise<number>): Promise<number> {
  if (context.store) return work(context.store);
  const settings = readSettings(context.argv, context.variables);
  const { now } = context;
  const store = await openStore({ mongoUri: settings.mongoUri, folder: settings.data, clock: { now } });
  try {
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (_fields: object, sentence: string) => context.error(sentence),
    };
    const core = await openCore({ store, now, log, reference });
    if (settings.mode === 'try') await seedDesks(store, now());
    try {
      return await work(store);
    } finally {
      await core.stop();
    }
  } finally {
    await store.close();
  }
}
