import type { SandboxClock } from '../sandbox-clock.ts';

/** So many calls in so many seconds, for each key. */
export interface ThrottleRule {
  /** What is counted together: a bucket's name, for instance `graph.notices`. */
  readonly bucket: string;
  readonly calls: number;
  readonly seconds: number;
}

/** A call that came too early or too often. */
export interface Throttled {
  /** Absent: the 429 says nothing about when to come back. */
  readonly retryAfterSeconds?: number;
}

/** A wait that has been set by hand. */
interface Block {
  readonly bucket: string;
  readonly seconds: number;
  readonly saysWhen: boolean;
}

/** Counts calls by bucket and key, as Microsoft does: whoever comes back before the wait is over waits anew. */
export interface Throttle {
  /** Counts a call; answers undefined when it is let through. */
  admit(bucket: string, key: string): Throttled | undefined;
  /** Sets or replaces a limit. */
  limit(rule: ThrottleRule): void;
  /** Turns the next calls of a bucket away for so many seconds; `*` for every bucket. `saysWhen: false` leaves `Retry-After` out. */
  block(bucket: string, seconds: number, options?: { readonly saysWhen?: boolean }): void;
  rules(): readonly ThrottleRule[];
  /** The calls that came before their wait was over: where there are any, somebody does not honour `Retry-After`. */
  tooEarly(): readonly { readonly at: string; readonly bucket: string; readonly key: string }[];
  /** Lets everybody through again, and forgets what was counted. */
  reset(): void;
}

/** What is known of one bucket and key. */
interface Meter {
  calls: number[];
  until: number;
  seconds: number;
  saysWhen: boolean;
}

/** A throttle with the given limits. */
export function createThrottle(clock: Pick<SandboxClock, 'now'>, given: readonly ThrottleRule[]): Throttle {
  const rules = new Map(given.map((rule) => [rule.bucket, rule]));
  const meters = new Map<string, Meter>();
  const early: { at: string; bucket: string; key: string }[] = [];
  let blocks: Block[] = [];

  const refuse = (meter: Meter, now: number, seconds: number, saysWhen: boolean): Throttled => {
    Object.assign(meter, { until: now + seconds * 1000, seconds, saysWhen });
    return saysWhen ? { retryAfterSeconds: seconds } : {};
  };
  const overLimit = (meter: Meter, now: number, rule: ThrottleRule | undefined): number | undefined => {
    if (!rule) return undefined;
    meter.calls = meter.calls.filter((at) => at > now - rule.seconds * 1000);
    const first = meter.calls[meter.calls.length - rule.calls];
    return first === undefined ? undefined : Math.max(1, Math.ceil((first + rule.seconds * 1000 - now) / 1000));
  };
  return {
    admit(bucket, key) {
      const now = clock.now().getTime();
      const name = `${bucket} ${key}`;
      const meter = meters.get(name) ?? { calls: [], until: 0, seconds: 0, saysWhen: true };
      meters.set(name, meter);
      if (now < meter.until) {
        early.push({ at: new Date(now).toISOString(), bucket, key });
        return refuse(meter, now, meter.seconds, meter.saysWhen);
      }
      const block = blocks.find((one) => one.bucket === bucket || one.bucket === '*');
      if (block) {
        blocks = blocks.filter((one) => one !== block);
        return refuse(meter, now, block.seconds, block.saysWhen);
      }
      const wait = overLimit(meter, now, rules.get(bucket));
      if (wait !== undefined) return refuse(meter, now, wait, true);
      meter.calls.push(now);
      return undefined;
    },
    limit: (rule) => void rules.set(rule.bucket, rule),
    block: (bucket, seconds, { saysWhen = true } = {}) => void blocks.push({ bucket, seconds, saysWhen }),
    rules: () => [...rules.values()],
    tooEarly: () => early,
    reset() {
      meters.clear();
      early.length = 0;
      blocks = [];
    },
  };
}
