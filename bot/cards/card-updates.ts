import type { Tenant } from '../../shared/domain/tenant.ts';
import { repeating } from '../../src/jobs/repeating.ts';
import type { BotParts } from '../desk/parts.ts';
import { bringCardsUp } from './card-updater.ts';

/** The work of keeping posted cards up to date. */
export interface CardUpdates {
  /** Brings the stale cards of a tenant up to date soon; changes that come close together are shown together. */
  soon(tenant: Tenant): void;
  /** Ends it; resolves when no update is under way. */
  stop(): Promise<void>;
}

const every = 15_000;
const together = 250;

/** Runs the work of each tenant by itself: never twice at once, once more when it was asked for meanwhile, no tenant waiting for another. */
function oneEach(work: (tenant: Tenant) => Promise<unknown>): { run(tenant: Tenant): Promise<void>; settled(): Promise<void> } {
  const underWay = new Map<string, { ended: Promise<void>; again: boolean }>();
  const run = (tenant: Tenant): Promise<void> => {
    const known = underWay.get(tenant._id);
    if (known) {
      known.again = true;
      return known.ended;
    }
    const state = { ended: Promise.resolve(), again: false };
    const drain = async () => {
      do {
        state.again = false;
        await work(tenant);
      } while (state.again);
      underWay.delete(tenant._id);
    };
    underWay.set(tenant._id, state);
    state.ended = drain();
    return state.ended;
  };
  return { run, settled: async () => void (await Promise.all([...underWay.values()].map(({ ended }) => ended))) };
}

/** Starts it for all tenants. `onError` is told of a tenant whose cards could not be read. */
export function cardUpdates(parts: BotParts, onError: (error: unknown) => void): CardUpdates {
  const waiting = new Map<string, Tenant>();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const drains = oneEach((tenant) => bringCardsUp(parts, tenant, () => isOver).catch(onError));
  const all = async () => void (await Promise.all((await parts.directory.tenants()).map(drains.run)));
  const updates = repeating(every, all, onError);
  const start = () => {
    timer = undefined;
    for (const tenant of waiting.values()) void drains.run(tenant);
    waiting.clear();
  };
  return {
    soon(tenant) {
      waiting.set(tenant._id, tenant);
      timer ??= setTimeout(start, together);
      timer.unref();
    },
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await updates.stop();
      await drains.settled();
    },
  };
}
