/** Work that is done again and again, never twice at once. */
export interface Repeating {
  /** Does the work now, or once more after the run that is under way. Resolves when that run has ended. */
  kick(): Promise<void>;
  /** Ends the repetition; resolves when no run is under way. */
  stop(): Promise<void>;
}

/** Repeats this work every `interval` milliseconds and whenever it is kicked. A failure is told to `onError` and the next run comes all the same. */
export function repeating(interval: number, work: () => Promise<unknown>, onError: (error: unknown) => void): Repeating {
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  let stopped = false;
  const run = async () => {
    try {
      if (!stopped) await work();
    } catch (error) {
      onError(error);
    }
  };
  const kick = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (!running) {
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    }
    again ??= running.then(() => {
      again = undefined;
      return kick();
    });
    return again;
  };
  const timer = setInterval(() => void kick(), interval);
  timer.unref();
  return {
    kick,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await again;
      await running;
    },
  };
}
