import type { SandboxClock } from './sandbox-clock.ts';

/** Where the sandbox's new ids come from. */
export interface SandboxIds {
  /** A fresh id of a message: milliseconds since 1970 as Teams gives them, always rising. */
  message(): string;
  /** A fresh id of an event or invoke, with Teams' prefix `f:`. */
  event(): string;
  /** A fresh id without meaning. */
  unique(): string;
}

/** Ids whose message numbers follow the clock and whose other parts come from `unique`. */
export function createSandboxIds(clock: SandboxClock, unique: () => string): SandboxIds {
  let last = 0;
  return {
    message() {
      last = Math.max(last + 1, clock.now().getTime());
      return String(last);
    },
    event: () => `f:${unique()}`,
    unique,
  };
}
