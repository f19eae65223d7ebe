import type { Timing } from '../timing.ts';

/** A clock for specs that moves only when somebody sleeps: `run` lets work go on and jumps from one waking to the next. */
export interface VirtualTime extends Timing {
  run<T>(work: Promise<T>): Promise<T>;
}

/** Makes such a clock, standing at `start`. */
export function virtualTime(start = Date.parse('2026-11-20T08:00:00Z')): VirtualTime {
  let now = start;
  let sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms) => new Promise<void>((wake) => void sleepers.push({ at: now + Math.max(0, ms), wake })),
    async run(work) {
      let done = false;
      const finish = () => {
        done = true;
      };
      work.then(finish, finish);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (done) return work;
        if (sleepers.length === 0) continue;
        now = Math.max(now, Math.min(...sleepers.map(({ at }) => at)));
        const due = sleepers.filter(({ at }) => at <= now);
        sleepers = sleepers.filter(({ at }) => at > now);
        for (const { wake } of due) wake();
      }
    },
  };
}
