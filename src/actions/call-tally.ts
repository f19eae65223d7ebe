import type { CallHour } from '../../shared/domain/call-hour.ts';

const hour = 3_600_000;
const kept = 24;

type Counts = Omit<CallHour, 'at'>;

/** Counts what each desk asked and did in each of the last 24 hours, in memory: a restart begins anew, and no desk sees another's. */
export class CallTally {
  readonly #byTenant = new Map<string, Map<number, Counts>>();
  readonly #now: () => Date;
  readonly #since: Date;

  constructor(now: () => Date) {
    this.#now = now;
    this.#since = now();
  }

  /** Counts one call. */
  note(tenantId: string, outcome: keyof Counts): void {
    const at = this.#hour();
    const hours = this.#byTenant.get(tenantId) ?? new Map<number, Counts>();
    const counts = hours.get(at) ?? { done: 0, refused: 0, failed: 0 };
    counts[outcome] += 1;
    hours.set(at, counts);
    for (const old of [...hours.keys()].filter((one) => one <= at - kept)) hours.delete(old);
    this.#byTenant.set(tenantId, hours);
  }

  /** The last 24 hours of a desk, oldest first, those without a call too; and since when is counted. */
  of(tenantId: string): { since: Date; hours: CallHour[] } {
    const now = this.#hour();
    const hours = Array.from({ length: kept }, (_, place) => now - kept + 1 + place);
    const counts = (at: number) => this.#byTenant.get(tenantId)?.get(at) ?? { done: 0, refused: 0, failed: 0 };
    return { since: this.#since, hours: hours.map((at) => ({ at: new Date(at * hour), ...counts(at) })) };
  }

  #hour(): number {
    return Math.floor(this.#now().getTime() / hour);
  }
}
