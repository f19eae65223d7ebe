/** For how long a change can be taken back, in milliseconds. */
export const undoReach = 60 * 60_000;
