import type { Timing } from './send-windows.ts';

/** A clock for specs that moves only when somebody sleeps: `run` lets work go on and jumps from one waking to the next. */
export function virtualTime(start = 1_700_000_000_000): Timing & { run<T>(work: Promise<T>): Promise<T>; slept: number } {
  let now = start;
  const sleepers: { at: number; wake: () => void }[] = [];
  const time = {
    slept: 0,
    now: () => now,
    sleep(ms: number) {
      time.slept += 1;
      return new Promise<void>((wake) => {
        sleepers.push({ at: now + Math.max(0, ms), wake });
      });
    },
    async run<T>(work: Promise<T>): Promise<T> {
      let done = false;
      const finish = () => {
        done = true;
      };
      work.then(finish, finish);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (done) return work;
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        if (next === undefined) continue;
        now = Math.max(now, next.at);
        next.wake();
      }
    },
  };
  return time;
}
