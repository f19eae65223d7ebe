/** At most `count` sends in any `ms` milliseconds. */
export interface SendWindow {
  count: number;
  ms: number;
}

/** Limits of the Bot Connector (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"). Configuration, not constants. */
export const teamsSendLimits: SendLimits = {
  conversation: [
    { count: 7, ms: 1_000 },
    { count: 8, ms: 2_000 },
    { count: 60, ms: 30_000 },
    { count: 1_800, ms: 3_600_000 },
  ],
  tenant: [{ count: 50, ms: 1_000 }],
  kept: 10_000,
};

/** The windows of one conversation, those of one app and tenant, and how many of each are remembered at most. */
export interface SendLimits {
  conversation: readonly SendWindow[];
  tenant: readonly SendWindow[];
  kept: number;
}

/** What the windows need of time. Milliseconds. */
export interface Timing {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Admits sends when the windows allow, in the order they came. */
export interface SendWindows {
  /** Waits for a place; false when that would take longer than `patience` milliseconds, and then no place was taken. */
  admit(conversation: string, tenant: string, patience: number): Promise<boolean>;
  /** Lets nothing more into this conversation before `until`, as a `Retry-After` asks. */
  hold(conversation: string, until: number): void;
}

/** Sends of one key: the times of those that may still count, the newest last, some of them yet to come. */
interface Lane {
  times: number[];
  heldUntil: number;
}

class Lanes {
  readonly #windows: readonly SendWindow[];
  readonly #longest: number;
  readonly #most: number;
  readonly #kept: number;
  readonly #lanes = new Map<string, Lane>();
  constructor(windows: readonly SendWindow[], kept: number) {
    this.#windows = windows;
    this.#longest = Math.max(0, ...windows.map(({ ms }) => ms));
    this.#most = Math.max(1, ...windows.map(({ count }) => count));
    this.#kept = kept;
  }
  lane(key: string): Lane {
    const lane = this.#lanes.get(key) ?? { times: [], heldUntil: 0 };
    this.#lanes.delete(key);
    this.#lanes.set(key, lane);
    if (this.#lanes.size > this.#kept) this.#lanes.delete(this.#lanes.keys().next().value!);
    return lane;
  }
  /** Takes the earliest place not before `now` that every window allows; `undefined` when that is after `latest`. */
  reserve(key: string, now: number, latest: number): number | undefined {
    const { times, heldUntil } = this.lane(key);
    let at = Math.max(now, heldUntil, times.at(-1) ?? now);
    for (const { count, ms } of this.#windows) {
      const earlier = times[times.length - count];
      if (earlier !== undefined && earlier + ms > at) at = earlier + ms;
    }
    if (at > latest) return undefined;
    times.push(at);
    if (times.length > 2 * this.#most || times[0]! + 2 * this.#longest < now) this.#trim(times, now);
    return at;
  }
  #trim(times: number[], now: number): void {
    const alive = times.findIndex((time) => time + this.#longest > now);
    times.splice(0, Math.min(alive === -1 ? times.length : alive, Math.max(0, times.length - 1)));
    if (times.length > this.#most) times.splice(0, times.length - this.#most);
  }
}

/** Makes the windows. Memory is bounded by `kept` conversations and by the sends that still count. A free place costs no wait and no timer. */
export function sendWindows({ now, sleep }: Timing, limits: SendLimits = teamsSendLimits): SendWindows {
  const conversations = new Lanes(limits.conversation, limits.kept);
  const tenants = new Lanes(limits.tenant, limits.kept);
  return {
    async admit(conversation, tenant, patience) {
      const latest = now() + patience;
      const place = conversations.reserve(conversation, now(), latest);
      if (place === undefined) return false;
      while (place > now()) await sleep(place - now());
      for (
        let held = conversations.lane(conversation).heldUntil;
        held > now();
        held = conversations.lane(conversation).heldUntil
      ) {
        if (held > latest) return false;
        await sleep(held - now());
      }
      const turn = tenants.reserve(tenant, now(), latest);
      if (turn === undefined) return false;
      while (turn > now()) await sleep(turn - now());
      return true;
    },
    hold(conversation, until) {
      const lane = conversations.lane(conversation);
      lane.heldUntil = Math.max(lane.heldUntil, until);
    },
  };
}
