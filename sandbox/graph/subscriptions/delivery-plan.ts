/** What becomes of the notifications that are sent from now on. */
export interface DeliveryPlan {
  /** How many are lost. */
  readonly lose: number;
  /** How many come twice. */
  readonly double: number;
  /** Keeps them back until they are released. */
  readonly hold: boolean;
  /** Releases them in another order than they came. */
  readonly shuffle: boolean;
  /** Sends them so much later. */
  readonly delayMilliseconds: number;
  /** How often a delivery is tried again that was not taken; Graph goes on for four hours. */
  readonly retries: number;
  /** How many go out in one call when they are released. */
  readonly together: number;
}

/** Everything at once, once, in order. */
export const usualPlan: DeliveryPlan = {
  lose: 0,
  double: 0,
  hold: false,
  shuffle: false,
  delayMilliseconds: 0,
  retries: 3,
  together: 100,
};

/** The items in another order, which is the same each time for the same items. */
export function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  let state = 20_261 + items.length;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
