/** How many calls a person may make: so many at once, and then so many a minute. */
export interface AllowanceLimits {
  atOnce: number;
  aMinute: number;
}

/** Counts calls of each person. */
export interface CallAllowance {
  /** Takes one call; answers how many seconds to wait where there is none left. */
  take(who: string): number | undefined;
}

interface Bucket {
  left: number;
  at: number;
}

const mostPeople = 20_000;

/** Calls drip back at an even pace; whoever has not called for a while has all of them again and is forgotten. */
export function callAllowance({ atOnce, aMinute }: AllowanceLimits, now: () => Date): CallAllowance {
  const buckets = new Map<string, Bucket>();
  const perMs = aMinute / 60_000;
  const filled = ({ left, at }: Bucket, time: number) => Math.min(atOnce, left + Math.max(0, time - at) * perMs);
  const forgetFull = (time: number) => {
    for (const [who, bucket] of buckets) if (filled(bucket, time) >= atOnce) buckets.delete(who);
    if (buckets.size >= mostPeople) buckets.clear();
  };
  return {
    take(who) {
      const time = now().getTime();
      const left = filled(buckets.get(who) ?? { left: atOnce, at: time }, time);
      if (!buckets.has(who) && buckets.size >= mostPeople) forgetFull(time);
      if (left < 1) return Math.max(1, Math.ceil((1 - left) / perMs / 1_000));
      buckets.set(who, { left: left - 1, at: time });
      return undefined;
    },
  };
}
