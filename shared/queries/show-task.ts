import { defineQuery } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { taskStatusTitles } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';

/** Shows one task, by number, position in the last list, or words. */
export const showTask = defineQuery({
  name: 'task.show',
  title: 'Show task',
  summary: 'Shows a task by its number or by words.',
  phrases: ['task {task}', 'show task {task}'],
  input: { task: field.reference('Task', { of: ['task'] }) },
  permission: { grant: 'task.read', scope: 'task' },
  run: async (_context, { task }) => ({
    text: `${cite(task.record)}: ${taskStatusTitles[task.record.status].toLowerCase()}${task.record.assignee ? `, ${task.record.assignee.name}` : ', unassigned'}.`,
    show: task,
  }),
});
