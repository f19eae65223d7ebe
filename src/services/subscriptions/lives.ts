/** The longest lives of subscriptions, in minutes. Source: learn.microsoft.com, "subscription resource type". */
export interface SubscriptionLives {
  users: readonly number[];
  mail: readonly number[];
  chatMessages: readonly number[];
}

/** Lives as Graph documents them; for mail some pages say less, so less is asked for next. */
export const documentedLives: SubscriptionLives = { users: [41_760], mail: [10_080, 4_230], chatMessages: [4_320] };

const minute = 60_000;

/** When a subscription is renewed: after 60 to 75 % of its life, by chance, so that those made together are not renewed together and an outage of hours does no harm. */
export function renewalAt(now: Date, expiresAt: Date, random: () => number): Date {
  const life = Math.max(0, expiresAt.getTime() - now.getTime());
  return new Date(now.getTime() + life * (0.6 + 0.15 * random()));
}

/** The end of a life of so many minutes from now on. */
export function endOfLife(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * minute);
}
