/** How long and how much is remembered. `ttl` in milliseconds; `most` entries; `weight` in all. */
export interface RecentLimits {
  ttl: number;
  most: number;
  weight?: number;
}

interface Entry<T> {
  value: T;
  until: number;
  weight: number;
}

/** What happened lately, by key: bounded in time, number and weight, the eldest forgotten first. */
export class Recent<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #now: () => number;
  readonly #limits: RecentLimits;
  #weight = 0;
  constructor(now: () => number, limits: RecentLimits) {
    this.#now = now;
    this.#limits = limits;
  }

  /** What is remembered under the key; `undefined` when nothing is, or no longer. */
  find(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.until > this.#now()) return entry.value;
    this.forget(key);
    return undefined;
  }

  /** Remembers from now on. `weight` is what it counts against the whole (characters, bytes). */
  keep(key: string, value: T, weight = 0): void {
    this.forget(key);
    this.#entries.set(key, { value, until: this.#now() + this.#limits.ttl, weight });
    this.#weight += weight;
    const { most, weight: allowed = Number.POSITIVE_INFINITY } = this.#limits;
    for (const [eldest, { until }] of this.#entries) {
      if (this.#entries.size <= most && this.#weight <= allowed && until > this.#now()) break;
      this.forget(eldest);
    }
  }

  /** Forgets one. */
  forget(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#weight -= entry.weight;
    this.#entries.delete(key);
  }

  /** How many are remembered. */
  get size(): number {
    return this.#entries.size;
  }
}
