import { setTimeout } from 'node:timers/promises';

/** Resolves when so many milliseconds are over; rejects at once when the signal is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, signal && { signal });
}
