import { DateTime } from 'luxon';
import { pageReply, taskRow } from '../api/work-rows.ts';
import { defineQuery } from '../definition/action.ts';
import type { TaskStatus } from '../domain/task.ts';
import { isTaskMeant, type TaskFilter } from '../domain/work-filters.ts';
import { field } from '../fields/field-builders.ts';
import { dueOptions, taskListOptions } from '../fields/list-options.ts';
import { pageFields, usualPage } from '../fields/page-fields.ts';

const most = 500;
const active: readonly TaskStatus[] = ['to-do', 'in-progress'];

/** Lists the tasks of the desk, the newest changed first. */
export const listTasks = defineQuery({
  name: 'task.list',
  title: 'Tasks',
  summary: 'Lists the desk’s tasks by status, assignee, client, project and due day.',
  phrases: [],
  input: {
    status: field.choice('Status', { options: taskListOptions, initial: 'active' }),
    assignee: field.person('Assigned to', { optional: true }),
    unassigned: field.toggle('Nobody’s only', { initial: 'no' }),
    client: field.reference('Client', { of: ['client'], optional: true }),
    project: field.reference('Project', { of: ['project'], optional: true }),
    due: field.choice('Due', { options: dueOptions, optional: true }),
    words: field.text('Words or a number', { max: 200, optional: true }),
    ...pageFields,
  },
  permission: { grant: 'task.read' },
  async run(context, { status, assignee, unassigned, client, project, due, words, skip = 0, limit = usualPage }) {
    const { tasks, now, caller } = context;
    const today = DateTime.fromJSDate(now, { zone: caller.zone });
    const days = { overdue: -1, today: 0, week: 7 } as const;
    const filter: TaskFilter = {
      ...(status !== 'all' && { statuses: status === 'active' ? active : [status] }),
      ...(unassigned ? { assigneeId: null } : assignee && { assigneeId: assignee._id }),
      ...(client && { clientId: client.record._id }),
      ...(project && { projectId: project.record._id }),
      ...(due && { dueBy: today.plus({ days: days[due] }).toISODate()! }),
    };
    const found =
      words === undefined
        ? await tasks.list(filter, { limit: limit + 1, skip })
        : (await tasks.search(words, { limit: most })).filter((task) => isTaskMeant(task, filter)).slice(skip, skip + limit + 1);
    const rows = found.map((task) => taskRow(task, context));
    return pageReply(rows, { title: 'Tasks', empty: 'There are no such tasks.', skip, limit });
  },
});
