import { menuCommands } from '../../shared/definition/menu.ts';
import { searchKinds } from '../../shared/fields/search-kinds.ts';
import type { Registry } from '../actions/registry.ts';

/** The parts of the Teams manifest that come from the code: what the bot's menus and the message extension offer. The manifest file must hold exactly these. */
export function derivedParts(registry: Registry): { commands: object[]; extensionCommands: object[] } {
  const search = registry.find('desk.find');
  const create = registry.find('ticket.create');
  const append = registry.find('message.append');
  if (!search || !create || !append) throw new Error('the message extension needs desk.find, ticket.create and message.append');
  const everywhere = ['compose', 'message', 'commandBox'];
  const query = search.input['query']!;
  const kind = search.input['kind']!;
  return {
    commands: menuCommands(registry.definitions),
    extensionCommands: [
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
      {
        id: 'createTicket',
        type: 'action',
        title: 'Create ticket',
        description: create.summary,
        context: everywhere,
        fetchTask: true,
      },
      {
        id: 'appendToRecord',
        type: 'action',
        title: append.title,
        description: append.summary,
        context: everywhere,
        fetchTask: true,
      },
    ],
  };
}
