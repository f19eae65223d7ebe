import { reference } from '../config/ids.ts';
import { type Core, openCore } from '../core.ts';
import { seedDesks } from '../seed/seed.ts';
import { openStore } from '../store/open-store.ts';
import type { CommandContext } from './cli-command.ts';
import type { Entered } from './terminal.ts';

/** Opens a desk on the installation's own store and closes it after the work. */
type OnOwnStore = (context: CommandContext, work: (core: Core) => Promise<number>) => Promise<number>;

const nothingEntered: Entered = { secrets: {}, confirmed: false };

/** The desk without its Microsoft side: enough to look at what is stored. Try mode's desks are seeded first where there are none. */
export const storedOnly: OnOwnStore = async (context, work) => {
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
      return await work(core);
    } finally {
      await core.stop();
    }
  } finally {
    await store.close();
  }
};

/** The whole desk, with its Microsoft side and the bot's way out. Loaded only where it is needed: it is large. */
export const wholeDesk: OnOwnStore = async (context, work) => {
  const { onOwnDesk } = await import('../compose/own-desk.ts');
  return onOwnDesk(context.settings, context, work);
};

/** Runs a command on the installation's desk: inside of the server that holds it when one runs, else on a desk opened for as long as the command takes. */
export async function withCore(
  context: CommandContext,
  open: OnOwnStore,
  work: (core: Core) => Promise<number>,
  entered = nothingEntered,
): Promise<number> {
  if (context.core) return work(context.core);
  const argv = [...context.line, context.color ? '--color' : '--no-color'];
  const code = await context.ask?.(context.settings.data, { argv, entered }, (said) => {
    if ('out' in said) context.out(said.out);
    else if ('error' in said) context.error(said.error);
    else context.step(said.step);
  });
  return code ?? open(context, work);
}
