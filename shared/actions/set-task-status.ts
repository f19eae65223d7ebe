import { defineAction } from '../definition/action.ts';
import { changedSince } from '../domain/changed-since.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import { taskStatusTitles } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { titleOptions } from '../fields/title-options.ts';
import { say, word } from '../text/say.ts';

const options = titleOptions(taskStatusTitles);

/** Moves a task to another status. */
export const setTaskStatus = defineAction({
  name: 'task.set-status',
  title: 'Change task status',
  summary: 'Moves a task to another status.',
  place: 5,
  phrases: ['task status {task} {status}'],
  input: {
    task: field.reference('Task', { of: ['task'] }),
    status: field.choice('Status', { options }),
    expected: field.choice('Status now', { options, hidden: true, optional: true }),
  },
  permission: { grant: 'task.write', scope: 'task' },
  audit: { subject: 'task', record: ['task', 'status'] },
  undo: 'task.set-status',
  async run(_context, { task: { record: task }, status, expected }) {
    if (expected && task.status !== expected)
      throw changedSince(task, say`it is ${word(taskStatusTitles[task.status].toLowerCase())}`);
    if (task.status === status)
      return {
        reply: {
          text: say`${cite(task)} is already ${taskStatusTitles[status].toLowerCase()}.`,
          show: { kind: 'task', record: task },
        },
      };
    return {
      write: { update: 'task', before: task, after: { ...task, status } },
      events: [{ type: 'task.status-changed', data: { from: task.status, to: status } }],
      undo: { task: pointer('task', task), status: task.status, expected: status },
      reply: (stored: Task) => ({
        text: say`${cite(stored)} is now ${taskStatusTitles[stored.status].toLowerCase()}.`,
        show: { kind: 'task', record: stored },
        undoable: true,
      }),
    };
  },
});
