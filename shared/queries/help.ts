import { defineQuery } from '../definition/action.ts';
import { field } from '../fields/field-builders.ts';

/** Says what this person may do here. The surface lists it from the registry. */
export const help = defineQuery({
  name: 'desk.help',
  title: 'Help',
  summary: 'Shows what you can do here.',
  place: 1,
  phrases: ['help', '?', 'commands', 'what can you do', 'help me', 'help [with] {topic}'],
  input: { topic: field.text('Topic', { max: 4_000, optional: true }) },
  permission: { grant: 'desk.use' },
  run: async (_context, { topic }) => ({
    text: 'Here is what you can do.',
    page: 'help' as const,
    ...(topic !== undefined && { topic }),
  }),
});
