import type { Task } from '../../shared/domain/task.ts';
import type { TaskFilter } from '../../shared/domain/work-filters.ts';
import type { Page, Tasks } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { taskCollection } from './collections.ts';
import { named, ofAssignee, statusIn } from './filters.ts';
import { NumberedReading } from './reading.ts';

const most = 500;

/** The tasks of one tenant. */
export class StoredTasks extends NumberedReading<Task> implements Tasks {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, taskCollection);
  }

  list({ statuses, assigneeId, clientId, projectId, dueBy }: TaskFilter, page: Page): Promise<Task[]> {
    const filter = {
      ...statusIn(statuses),
      ...ofAssignee(assigneeId),
      ...named('client.id', clientId),
      ...named('project.id', projectId),
    };
    return this.newest({ ...filter, ...(dueBy !== undefined && { dueOn: { $gt: '', $lte: dueBy } }) }, page);
  }

  async openFor(memberId: string, page: Page): Promise<Task[]> {
    const all = await this.openOf(memberId, most);
    const due = (task: Task) => task.dueOn ?? '9999';
    all.sort((a, b) => due(a).localeCompare(due(b)) || a.number - b.number);
    return all.slice(page.skip ?? 0, (page.skip ?? 0) + page.limit);
  }
}
