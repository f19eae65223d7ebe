import type { TimeEntry } from '../../shared/domain/time-entry.ts';
import type { Page, TimeEntries } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { timeEntryCollection } from './collections.ts';
import { Reading } from './reading.ts';

/** The time entries of one tenant. */
export class StoredTimeEntries extends Reading<TimeEntry> implements TimeEntries {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, timeEntryCollection);
  }

  runningFor(memberId: string): Promise<TimeEntry | undefined> {
    return this.one({ 'member.id': memberId, status: 'running' });
  }

  async between(memberId: string, from: string, to: string): Promise<TimeEntry[]> {
    const entries = await this.some({ 'member.id': memberId, on: { $gte: from, $lte: to } }, { sort: { on: 1 }, limit: 500 });
    return entries.filter((entry) => entry.status !== 'removed');
  }

  async ofWork(workId: string, { limit, skip = 0 }: Page): Promise<TimeEntry[]> {
    const entries = await this.some({ 'work.id': workId }, { sort: { on: -1 }, limit, skip });
    return entries.filter((entry) => entry.status !== 'removed');
  }
}
