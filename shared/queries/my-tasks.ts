import { defineQuery } from '../definition/action.ts';
import { taskItem } from '../domain/list-items.ts';

const shown = 10;

/** The actor's open tasks, earliest due first. */
export const myTasks = defineQuery({
  name: 'task.mine',
  title: 'My tasks',
  summary: 'Lists your open tasks, earliest due first.',
  place: 2,
  phrases: ['my tasks', 'my open tasks', 'tasks'],
  input: {},
  permission: { grant: 'task.read' },
  async run({ actor, caller, tasks }) {
    const mine = await tasks.openFor(actor._id, { limit: 500 });
    const items = mine.slice(0, shown).map((task) => taskItem(task, caller.locale));
    const empty = 'You have no open tasks.';
    const text = mine.length === 0 ? empty : mine.length === 1 ? 'You have 1 open task.' : `You have ${mine.length} open tasks.`;
    return { text, list: { title: 'My tasks', items, total: mine.length, empty } };
  },
});
