import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { type DeskParts, type RunningDesk, runningDesk } from './running-desk.ts';
import { type StoreCommand, wrappedStore } from './wrapped-store.ts';

/** A desk that ends between two commands to the store: nothing it waits for then comes back, as when its process is killed. */
export interface MortalDesk {
  desk: RunningDesk;
  /** Resolves when it has ended. */
  died: Promise<'died'>;
  /** Ends it at the `nth` command from now on (from 1): before it is carried out, or after it and before anybody knows. */
  dieAt(nth: number, when: 'before' | 'after'): void;
  /** What was asked of the store since `dieAt` or `watch`. */
  commands: StoreCommand[];
}

/** Opens one on a store. */
export async function mortalDesk(base: DocumentStore, parts: Omit<DeskParts, 'store'>): Promise<MortalDesk> {
  const { promise: died, resolve } = Promise.withResolvers<'died'>();
  const never = new Promise<never>(() => undefined);
  const commands: StoreCommand[] = [];
  let death: { at: number; when: 'before' | 'after' } | undefined;
  let dead = false;
  const die = () => {
    dead = true;
    resolve('died');
    return never;
  };
  const store = wrappedStore(base, async (command, run) => {
    if (dead) return never;
    commands.push(command);
    const isLast = death !== undefined && commands.length >= death.at;
    if (isLast && death?.when === 'before') return die();
    const answer = await run();
    return dead || isLast ? die() : answer;
  });
  const desk = await runningDesk({ ...parts, store });
  return {
    desk,
    died,
    commands,
    dieAt(at, when) {
      commands.length = 0;
      death = { at, when };
    },
  };
}
