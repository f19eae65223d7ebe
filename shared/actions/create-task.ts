import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import { named } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { dayText } from '../text/plain-time.ts';
import { say, word } from '../text/say.ts';

/** Writes a task down: a step of a project, or internal work of one's own. */
export const createTask = defineAction({
  name: 'task.create',
  title: 'New task',
  summary: 'Writes a task down, for you unless you name somebody.',
  phrases: ['new task {title} [due {dueOn}]', 'create task {title} [due {dueOn}]'],
  input: {
    title: field.text('Title', { max: 200 }),
    description: field.text('Details', { lines: 4, max: 20_000, optional: true }),
    assignee: field.person('Assign to', { initial: 'me' }),
    project: field.reference('Project', { of: ['project'], optional: true }),
    dueOn: field.day('Due', { optional: true }),
  },
  permission: { grant: 'task.write' },
  audit: { record: ['title', 'assignee', 'dueOn'] },
  async run({ actor, caller, nextNumber }, { title, description, assignee, project, dueOn }) {
    const task = {
      number: await nextNumber(),
      title,
      description: description ?? '',
      status: 'to-do',
      project: project && named(project.record),
      client: project?.record.client,
      assignee: named(assignee),
      dueOn,
      notes: [],
    } satisfies Partial<Task>;
    const whom = assignee._id === actor._id ? word('you') : assignee.name;
    return {
      write: { create: 'task', record: task },
      events: [{ type: 'task.created', data: { number: task.number, assigneeId: assignee._id } }],
      reply: (stored: Task) => ({
        text: dueOn
          ? say`Wrote down ${cite(stored)} for ${whom}, due ${dayText(dueOn, caller.locale)}.`
          : say`Wrote down ${cite(stored)} for ${whom}.`,
        show: { kind: 'task', record: stored },
      }),
    };
  },
});
