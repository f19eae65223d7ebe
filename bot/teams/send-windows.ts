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
  /** Waits for a place; false when that would take longer than `patience` milliseconds, and then no place was taken. `share` below 1 is for what nobody waits for: such sends fill no more than that part of each window, and everybody else goes before them. */
  admit(conversation: string, tenant: string, patience: number, share?: number): Promise<boolean>;
  /** Lets nothing more into this conversation before `until`, as a `Retry-After` asks. */
  hold(conversation: string, until: number): void;
}

/** How long, in milliseconds, who waits beside a line lets go by at the least before looking again. */
const behind = 100;

/** Sends of one key: the times of those that still count, eldest first, and who waits. */
interface Lane {
  times: number[];
  /** Those among them that nobody waited for. */
  unhurried: number[];
  heldUntil: number;
  /** The last of those who wait; `undefined` when nobody does. */
  tail: Promise<unknown> | undefined;
}

class Lanes {
  readonly #timing: Timing;
  readonly #windows: readonly SendWindow[];
  readonly #longest: number;
  readonly #most: number;
  readonly #kept: number;
  readonly #lanes = new Map<string, Lane>();
  constructor(timing: Timing, windows: readonly SendWindow[], kept: number) {
    this.#timing = timing;
    this.#windows = windows;
    this.#longest = Math.max(0, ...windows.map(({ ms }) => ms));
    this.#most = Math.max(1, ...windows.map(({ count }) => count));
    this.#kept = kept;
  }

  /** The lane of a key, now the last to be forgotten. */
  lane(key: string): Lane {
    const lane = this.#lanes.get(key) ?? { times: [], unhurried: [], heldUntil: 0, tail: undefined };
    this.#lanes.delete(key);
    this.#lanes.set(key, lane);
    if (this.#lanes.size > this.#kept) this.#forgetEldest();
    return lane;
  }

  /** Takes the next place; waits for it in line, but not past `latest`. */
  admit(key: string, latest: number, share: number): boolean | Promise<boolean> {
    const lane = this.lane(key);
    if (lane.tail === undefined && this.#take(lane, this.#timing.now(), share)) return true;
    if (share < 1) return this.#waitBehind(lane, latest, share);
    const waiting = (lane.tail ?? Promise.resolve()).then(() => this.#wait(lane, latest));
    lane.tail = waiting;
    return waiting.finally(() => {
      if (lane.tail === waiting) lane.tail = undefined;
    });
  }

  async #wait(lane: Lane, latest: number): Promise<boolean> {
    for (;;) {
      const now = this.#timing.now();
      if (this.#take(lane, now, 1)) return true;
      const place = this.#earliest(lane, now, 1);
      if (place > latest) return false;
      await this.#timing.sleep(place - now);
    }
  }

  /** Waits beside the line, so that nobody in it waits for this one. */
  async #waitBehind(lane: Lane, latest: number, share: number): Promise<boolean> {
    for (;;) {
      const now = this.#timing.now();
      if (lane.tail === undefined && this.#take(lane, now, share)) return true;
      const place = Math.max(this.#earliest(lane, now, share), now + behind);
      if (place > latest) return false;
      await this.#timing.sleep(place - now);
    }
  }

  #earliest({ times, unhurried, heldUntil }: Lane, now: number, share: number): number {
    let at = Math.max(now, heldUntil);
    for (const { count, ms } of this.#windows) {
      const eldest = [
        times[times.length - count],
        share < 1 && unhurried[unhurried.length - Math.max(1, Math.floor(count * share))],
      ];
      for (const time of eldest) if (typeof time === 'number' && time + ms > at) at = time + ms;
    }
    return at;
  }

  #take(lane: Lane, now: number, share: number): boolean {
    if (this.#earliest(lane, now, share) > now) return false;
    lane.times = this.#noted(lane.times, now);
    if (share < 1) lane.unhurried = this.#noted(lane.unhurried, now);
    return true;
  }

  /** The times with this one, without those that no window counts any more. */
  #noted(times: number[], now: number): number[] {
    times.push(now);
    if (times.length > 2 * this.#most) times.splice(0, times.length - this.#most);
    return times[0]! + 2 * this.#longest < now ? times.filter((time) => time + this.#longest > now) : times;
  }

  #forgetEldest(): void {
    for (const [key, lane] of this.#lanes) {
      if (lane.tail !== undefined) continue;
      this.#lanes.delete(key);
      return;
    }
  }
}

/** Makes the windows. Memory is bounded by `kept` conversations and by the sends that still count. A free place costs no wait and no timer. */
export function sendWindows(timing: Timing, limits: SendLimits = teamsSendLimits): SendWindows {
  const conversations = new Lanes(timing, limits.conversation, limits.kept);
  const tenants = new Lanes(timing, limits.tenant, limits.kept);
  return {
    async admit(conversation, tenant, patience, share = 1) {
      const latest = timing.now() + patience;
      return (await conversations.admit(conversation, latest, share)) && (await tenants.admit(tenant, latest, share));
    },
    hold(conversation, until) {
      const lane = conversations.lane(conversation);
      lane.heldUntil = Math.max(lane.heldUntil, until);
    },
  };
}
