import { defineQuery } from '../definition/action.ts';

/** Says what this person may do here. The surface lists it from the registry. */
export const help = defineQuery({
  name: 'desk.help',
  title: 'Help',
  summary: 'Shows what you can do here.',
  place: 1,
  phrases: ['help', '?', 'commands', 'what can you do'],
  input: {},
  permission: { grant: 'desk.use' },
  run: async () => ({ text: 'Here is what you can do.', page: 'help' as const }),
});
