import type { Task } from '../../shared/domain/task.ts';
import type { Page, Tasks } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { taskCollection } from './collections.ts';
import { NumberedReading } from './reading.ts';

const most = 500;

/** The tasks of one tenant. */
export class StoredTasks extends NumberedReading<Task> implements Tasks {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, taskCollection);
  }

  async openFor(memberId: string, page: Page): Promise<Task[]> {
    const all = await this.openOf(memberId, most);
    const due = (task: Task) => task.dueOn ?? '9999';
    all.sort((a, b) => due(a).localeCompare(due(b)) || a.number - b.number);
    return all.slice(page.skip ?? 0, (page.skip ?? 0) + page.limit);
  }
}
