/** What time it is in the sandbox, and a way to let time pass. */
export interface SandboxClock {
  /** The present instant. */
  now(): Date;
  /** Resolves after that many milliseconds, or as soon as the signal aborts. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that stands still until it is told to move. */
export interface ManualClock extends SandboxClock {
  /** Moves time on, ends the waits that fall due, and lets what hangs on them run. */
  advance(milliseconds: number): Promise<void>;
}

/** Waits in real time; ends early when the signal aborts. */
export function waitInRealTime(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener('abort', () => resolve(), { once: true });
  if (signal?.aborted) resolve();
  return promise.finally(() => clearTimeout(timer));
}

/** A clock that starts at the given instant and moves only when told. */
export function createManualClock(start: Date): ManualClock {
  let at = start.getTime();
  const waiting = new Set<{ readonly due: number; readonly resolve: () => void }>();
  return {
    now: () => new Date(at),
    wait(milliseconds, signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (signal?.aborted) resolve();
      const entry = { due: at + milliseconds, resolve };
      waiting.add(entry);
      signal?.addEventListener('abort', () => resolve(), { once: true });
      return promise.finally(() => waiting.delete(entry));
    },
    async advance(milliseconds) {
      at += milliseconds;
      for (const entry of [...waiting].filter((one) => one.due <= at)) entry.resolve();
      await new Promise((resume) => setImmediate(resume));
    },
  };
}

/** A clock that goes with another one, and can be put ahead. */
export interface ShiftableClock extends SandboxClock {
  /** By how many milliseconds it is ahead. */
  readonly ahead: number;
  /** Puts it ahead by so much more, and ends the waits that fall due. */
  shift(milliseconds: number): void;
}

/** A clock that goes with `base` until it is shifted. */
export function createShiftableClock(base: SandboxClock): ShiftableClock {
  let ahead = 0;
  const waiting = new Set<{ readonly due: number; readonly end: AbortController }>();
  const now = () => new Date(base.now().getTime() + ahead);
  return {
    now,
    get ahead() {
      return ahead;
    },
    wait(milliseconds, signal) {
      const entry = { due: now().getTime() + milliseconds, end: new AbortController() };
      const stop = () => entry.end.abort();
      waiting.add(entry);
      signal?.addEventListener('abort', stop, { once: true });
      if (signal?.aborted) stop();
      return base.wait(milliseconds, entry.end.signal).finally(() => {
        waiting.delete(entry);
        signal?.removeEventListener('abort', stop);
      });
    },
    shift(milliseconds) {
      ahead += milliseconds;
      for (const entry of [...waiting].filter((one) => one.due <= now().getTime())) entry.end.abort();
    },
  };
}
