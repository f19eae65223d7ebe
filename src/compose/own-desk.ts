import type { Settings } from '../config/settings.ts';
import type { Core } from '../core.ts';
import { openStore } from '../store/open-store.ts';
import { openDeskhand } from './desk.ts';
import type { Ending, World } from './world.ts';

/** What a command line is, as far as the desk is concerned. */
interface Around {
  now(): Date;
  random(): number;
  error(text: string): void;
}

/** Opens the whole desk on the installation's own store, without a server, for as long as the work takes. In try mode nothing stands in for Microsoft then. */
export async function onOwnDesk(
  settings: Settings,
  { now, random, error }: Around,
  work: (core: Core) => Promise<number>,
): Promise<number> {
  const quiet = () => undefined;
  const log = { info: quiet, warn: quiet, error: (_fields: object, sentence: string) => error(sentence) };
  const world: World = { now, random, log };
  const store = await openStore({ mongoUri: settings.mongoUri, folder: settings.data, clock: { now } });
  const ending: Ending = [() => store.close()];
  try {
    const { core } = await openDeskhand(settings, world, store, ending, {}, 'visits');
    return await work(core);
  } finally {
    for (const end of ending.splice(0).reverse()) await end();
  }
}
