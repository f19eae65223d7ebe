/** What the gateway needs of time. Milliseconds. */
export interface Timing {
  now(): number;
  /** Resolves when the time is over; may end at once when the signal is given and aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
