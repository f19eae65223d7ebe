import type { TimeEntry } from './time-entry.ts';

/** The running entry as a draft that ends now: whole minutes, at least 1, at most 24 hours. */
export function stopped(entry: TimeEntry, now: Date, note?: string): TimeEntry {
  const worked = now.getTime() - (entry.startedAt ?? now).getTime();
  const minutes = Math.min(24 * 60, Math.max(1, Math.round(worked / 60_000)));
  return { ...entry, status: 'draft', minutes, stoppedAt: now, note: note ?? entry.note };
}
