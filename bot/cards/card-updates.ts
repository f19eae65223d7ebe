import type { Tenant } from '../../shared/domain/tenant.ts';
import { repeating } from '../../src/jobs/repeating.ts';
import type { BotParts } from '../desk/parts.ts';
import { bringCardsUp } from './card-updater.ts';

/** The work of keeping posted cards up to date. */
export interface CardUpdates {
  /** Brings stale cards up to date soon; changes that come close together are shown together. */
  soon(): void;
  /** Ends it; resolves when no update is under way. */
  stop(): Promise<void>;
}

const every = 15_000;
const together = 250;

/** Starts it for all tenants, none waiting for another. `onError` is told of a tenant whose cards could not be read. */
export function cardUpdates(parts: BotParts, onError: (error: unknown) => void): CardUpdates {
  let timer: NodeJS.Timeout | undefined;
  const bringUp = (tenant: Tenant) => bringCardsUp(parts, tenant).catch(onError);
  const updates = repeating(every, async () => void (await Promise.all((await parts.directory.tenants()).map(bringUp))), onError);
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined;
        void updates.kick();
      }, together);
      timer.unref();
    },
    async stop() {
      clearTimeout(timer);
      await updates.stop();
    },
  };
}
