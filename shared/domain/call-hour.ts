/** What a desk asked and did in one hour, however: `refused` with a reason that was told, `failed` by a fault of ours. */
export interface CallHour {
  /** When the hour begins. */
  at: Date;
  done: number;
  refused: number;
  failed: number;
}
