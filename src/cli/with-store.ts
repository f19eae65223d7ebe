import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { reference } from '../config/ids.ts';
import { openCore } from '../core.ts';
import { seedDesks } from '../seed/seed.ts';
import { openStore } from '../store/open-store.ts';
import type { CommandContext } from './cli-command.ts';

async function onOwnStore(context: CommandContext, work: (store: DocumentStore) => Promise<number>): Promise<number> {
  const { settings, now } = context;
  const store = await openStore({ mongoUri: settings.mongoUri, folder: settings.data, clock: { now } });
  try {
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (_fields: object, sentence: string) => context.error(sentence),
    };
    const core = await openCore({ store, now, log, reference });
    try {
      if (settings.mode === 'try') await seedDesks(store, now());
      return await work(store);
    } finally {
      await core.stop();
    }
  } finally {
    await store.close();
  }
}

/** Runs a command on the installation's store: inside of the server that holds it when one runs, else on the store itself, opened for as long as the command takes. Try mode's desks are seeded first where there are none. */
export async function withStore(context: CommandContext, work: (store: DocumentStore) => Promise<number>): Promise<number> {
  if (context.store) return work(context.store);
  const color = context.color ? '--color' : '--no-color';
  const answer = await context.ask?.(context.settings.data, [...context.line, color]);
  if (!answer) return onOwnStore(context, work);
  answer.out.forEach(context.out);
  answer.error.forEach(context.error);
  return answer.code;
}
