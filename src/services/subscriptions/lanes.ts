import { type Repeating, repeating } from '../../jobs/repeating.ts';

/** Work by tenant: each in a lane of its own, so that a slow one holds up no other. */
export interface Lanes {
  /** Opens the tenant's lane, from then on looked at every so often. */
  open(tenantId: string): void;
  /** Works now, or once more after the run that is under way; resolves when that has ended. */
  kick(tenantId: string): Promise<void>;
  /** Works in so many milliseconds. */
  kickIn(tenantId: string, wait: number): void;
  /** Ends all lanes; resolves when none works. */
  stop(): Promise<void>;
}

/** Lanes for this work, each repeated every `interval` milliseconds. */
export function lanesFor(
  interval: number,
  work: (tenantId: string) => Promise<unknown>,
  onError: (error: unknown) => void,
): Lanes {
  const lanes = new Map<string, Repeating>();
  const soon = new Set<NodeJS.Timeout>();
  let isStopped = false;
  const laneOf = (tenantId: string): Repeating => {
    const lane = lanes.get(tenantId) ?? repeating(interval, () => work(tenantId), onError);
    lanes.set(tenantId, lane);
    return lane;
  };
  return {
    open: (tenantId) => void laneOf(tenantId),
    kick: async (tenantId) => (isStopped ? undefined : laneOf(tenantId).kick()),
    kickIn(tenantId, wait) {
      if (isStopped) return;
      const timer = setTimeout(() => {
        soon.delete(timer);
        void laneOf(tenantId).kick();
      }, wait);
      timer.unref();
      soon.add(timer);
    },
    async stop() {
      isStopped = true;
      for (const timer of soon) clearTimeout(timer);
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
      lanes.clear();
    },
  };
}
