import type { ChangeRefusal } from '../../../shared/domain/change-notifications.ts';
import type { Log } from '../../http/log.ts';

/** Counts what was not acted on, in memory: a flood of forgeries must cost neither writes nor lines of the log one by one. */
export class RefusedCalls {
  readonly #counts = new Map<string, Map<ChangeRefusal, number>>();
  readonly #total = new Map<ChangeRefusal, number>();

  /** Adds to the counts; `tenantId` where the call named a subscription that is there. */
  add(reason: ChangeRefusal, count = 1, tenantId = ''): void {
    const of = this.#counts.get(tenantId) ?? new Map<ChangeRefusal, number>();
    this.#counts.set(tenantId, of.set(reason, (of.get(reason) ?? 0) + count));
    this.#total.set(reason, (this.#total.get(reason) ?? 0) + count);
  }

  /** All counts since the start. */
  total(): { [reason in ChangeRefusal]?: number } {
    return Object.fromEntries(this.#total);
  }

  /** Logs what was counted since the last time and hands it to be kept, by tenant. What cannot be kept is counted again. */
  async flush(log: Log, keep: (tenantId: string, counts: { [reason: string]: number }) => Promise<void>): Promise<void> {
    const entries = [...this.#counts];
    this.#counts.clear();
    for (const [tenantId, of] of entries) {
      const counts = Object.fromEntries(of);
      log.warn({ ...(tenantId && { tenantId }), counts }, 'calls for change notifications were not acted on');
      if (tenantId === '') continue;
      await keep(tenantId, counts).catch((error: unknown) => log.warn({ error }, 'the counts of refused calls were not kept'));
    }
  }
}
