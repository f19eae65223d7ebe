import type { Timing } from './timing.ts';

/** How many requests may be under way at once. */
export interface BudgetLimits {
  perMailbox: number;
  perTenant: number;
  atOnce: number;
}

/** Outlook's four at once a mailbox, and no more of one tenant than leaves room for others. Configuration, not constants. */
const graphBudgetLimits: BudgetLimits = { perMailbox: 4, perTenant: 16, atOnce: 64 };

/** What a request counts against. */
export interface Place {
  tenantId: string;
  /** What Graph holds back as a whole when it asks for a pause. */
  buckets: readonly string[];
  mailboxes: readonly string[];
  /** At most one request begins in so many milliseconds. */
  spacing?: { key: string; ms: number };
}

/** What came of waiting for a place; `until`: when there might have been one. */
export type Entered<T> = { entered: true; value: T } | { entered: false; until: number };

interface Waiter {
  place: Place;
  deadline: number;
  start(): void;
  refuse(until: number): void;
}

interface Tenant {
  running: number;
  /** Who waits, none of them empty. */
  lanes: Map<string, Waiter[]>;
}

/** Lets requests begin within Graph's limits, tenants in turn and in each tenant its mailboxes in turn, so that a busy one holds up nobody else. */
export class Budgets {
  readonly #timing: Timing;
  readonly #limits: BudgetLimits;
  readonly #tenants = new Map<string, Tenant>();
  /** The tenants in which somebody waits, the one that was served longest ago first. */
  readonly #waiting = new Map<string, Tenant>();
  readonly #mailboxes = new Map<string, number>();
  readonly #held = new Map<string, number>();
  readonly #nextAt = new Map<string, number>();
  #running = 0;
  #wakeAt = Number.POSITIVE_INFINITY;

  constructor(timing: Timing, limits: BudgetLimits = graphBudgetLimits) {
    this.#timing = timing;
    this.#limits = limits;
  }

  /** Runs this when its place is free; begins in the same breath in which the place was found free. Not at all when that would be after `deadline`. */
  run<T>(place: Place, deadline: number, work: () => Promise<T>): Promise<Entered<T>> {
    return new Promise((resolve, reject) => {
      const start = () => {
        const leave = this.#take(place);
        const done = (value: T) => resolve({ entered: true, value });
        work().then(done, reject).finally(leave);
      };
      const refuse = (until: number) => resolve({ entered: false, until });
      this.#laneOf(place).push({ place, deadline, start, refuse });
      this.#pump();
    });
  }

  /** Lets nothing begin in this bucket before `until`, as a `Retry-After` asks. */
  hold(bucket: string, until: number): void {
    this.#held.set(bucket, Math.max(until, this.#held.get(bucket) ?? 0));
  }

  #laneOf({ tenantId, buckets, mailboxes, spacing }: Place): Waiter[] {
    const tenant = this.#tenants.get(tenantId) ?? { running: 0, lanes: new Map<string, Waiter[]>() };
    if (!this.#tenants.has(tenantId)) this.#tenants.set(tenantId, tenant);
    const key = [...buckets, '', ...mailboxes, '', spacing?.key].join('\n');
    const lane = tenant.lanes.get(key) ?? [];
    tenant.lanes.set(key, lane);
    if (!this.#waiting.has(tenantId)) this.#waiting.set(tenantId, tenant);
    return lane;
  }

  #take({ tenantId, mailboxes, spacing }: Place): () => void {
    const tenant = this.#tenants.get(tenantId)!;
    const count = (by: number) => {
      this.#running += by;
      tenant.running += by;
      for (const mailbox of mailboxes) {
        const now = (this.#mailboxes.get(mailbox) ?? 0) + by;
        if (now > 0) this.#mailboxes.set(mailbox, now);
        else this.#mailboxes.delete(mailbox);
      }
    };
    count(1);
    if (spacing) this.#nextAt.set(spacing.key, this.#timing.now() + spacing.ms);
    return () => {
      count(-1);
      if (tenant.running === 0 && tenant.lanes.size === 0) this.#tenants.delete(tenantId);
      this.#pump();
    };
  }

  /** When this place can be had as far as time goes. */
  #readyAt({ buckets, spacing }: Place): number {
    const times = buckets.map((bucket) => this.#held.get(bucket) ?? 0);
    return Math.max(0, ...times, spacing ? (this.#nextAt.get(spacing.key) ?? 0) : 0);
  }

  #pump(): void {
    this.#forgetPast();
    let soonest = Number.POSITIVE_INFINITY;
    for (let progress = true; progress; ) {
      progress = false;
      for (const [id, tenant] of [...this.#waiting]) {
        if (this.#running >= this.#limits.atOnce) return;
        if (tenant.running >= this.#limits.perTenant) continue;
        const found = this.#next(tenant);
        soonest = Math.min(soonest, found.at);
        if (tenant.lanes.size === 0) this.#waiting.delete(id);
        if (!found.waiter) continue;
        progress = true;
        if (this.#waiting.delete(id)) this.#waiting.set(id, tenant);
        found.waiter.start();
      }
    }
    this.#wake(soonest);
  }

  /** The tenant's next waiter that can begin now, taken off its lane; and when another one can. */
  #next(tenant: Tenant): { waiter?: Waiter; at: number } {
    const now = this.#timing.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const [key, lane] of [...tenant.lanes]) {
      const at = this.#readyAt(lane[0]!.place);
      while (lane.length > 0 && Math.max(at, now) > lane[0]!.deadline) lane.shift()!.refuse(Math.max(at, now));
      if (lane.length === 0) {
        tenant.lanes.delete(key);
        continue;
      }
      if (at > now) soonest = Math.min(soonest, at);
      if (at > now || this.#isFull(lane[0]!.place)) continue;
      const waiter = lane.shift()!;
      tenant.lanes.delete(key);
      if (lane.length > 0) tenant.lanes.set(key, lane);
      return { waiter, at: soonest };
    }
    return { at: soonest };
  }

  #isFull({ mailboxes }: Place): boolean {
    return mailboxes.some((mailbox) => (this.#mailboxes.get(mailbox) ?? 0) >= this.#limits.perMailbox);
  }

  #wake(at: number): void {
    const now = this.#timing.now();
    if (at === Number.POSITIVE_INFINITY || (this.#wakeAt > now && this.#wakeAt <= at)) return;
    this.#wakeAt = at;
    void this.#timing.sleep(at - now).then(() => {
      if (this.#wakeAt <= this.#timing.now()) this.#wakeAt = Number.POSITIVE_INFINITY;
      this.#pump();
    });
  }

  #forgetPast(): void {
    if (this.#held.size + this.#nextAt.size < 1_000) return;
    const now = this.#timing.now();
    for (const times of [this.#held, this.#nextAt]) for (const [key, at] of times) if (at <= now) times.delete(key);
  }
}
