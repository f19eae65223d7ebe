/** What the gateway needs of time. Milliseconds. */
export interface Timing {
  now(): number;
  sleep(ms: number): Promise<void>;
}
