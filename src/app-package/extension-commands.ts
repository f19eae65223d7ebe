import { searchKinds } from '../../shared/fields/search-kinds.ts';
import type { Registry } from '../actions/registry.ts';

const everywhere = ['compose', 'message', 'commandBox'];

/** What the message extension offers: one search, and one command for each thing that can be made of a message. Throws when their definitions are missing. */
export function extensionCommands(registry: Registry): object[] {
  const search = registry.find('desk.find');
  const create = registry.find('ticket.create');
  const append = registry.find('message.append');
  if (!search || !create || !append) throw new Error('the message extension needs desk.find, ticket.create and message.append');
  const query = search.input['query']!;
  const kind = search.input['kind']!;
  const action = { type: 'action', context: everywhere, fetchTask: true };
  return [
    {
      id: 'search',
      type: 'query',
      title: search.title,
      description: search.summary,
      initialRun: true,
      context: ['compose', 'commandBox'],
      parameters: [
        { name: 'query', title: 'Search', description: query.label, inputType: 'text' },
        {
          name: 'kind',
          title: kind.label,
          description: 'What to search',
          inputType: 'choiceset',
          choices: searchKinds.map(({ title, value }) => ({ title, value })),
        },
      ],
    },
    { id: 'createTicket', title: 'Create ticket', description: create.summary, ...action },
    { id: 'appendToRecord', title: append.title, description: append.summary, ...action },
  ];
}
