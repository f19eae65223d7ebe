import type { JsonObject } from '../json.ts';
import type { SandboxPerson } from '../sandbox-options.ts';

const entraTenantId = '11111111-1111-4111-8111-111111111111';

/** The people of the specs: two insiders and somebody of a client. */
export const people = {
  ada: {
    name: 'Ada Lindqvist',
    aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001',
    entraTenantId,
    role: 'Technician',
    email: 'ada@contoso.example',
    locale: 'en-GB',
    zone: 'Europe/London',
  },
  ben: {
    name: 'Ben Okafor',
    aadObjectId: 'bbbbbbbb-0000-4000-8000-000000000002',
    entraTenantId,
    role: 'Dispatcher',
    email: 'ben@contoso.example',
    locale: 'de-DE',
    zone: 'Europe/Berlin',
  },
  cleo: {
    name: 'Cleo Marsh',
    aadObjectId: 'cccccccc-0000-4000-8000-000000000003',
    entraTenantId: '22222222-2222-4222-8222-222222222222',
    role: 'Contact at a client',
    email: 'cleo@fabrikam.example',
    locale: 'en-US',
    zone: 'America/New_York',
    outsider: true,
  },
} as const satisfies Record<string, SandboxPerson>;

const query = { name: 'query', title: 'Words or number', description: 'What to look for', inputType: 'text' };
const kind = {
  name: 'kind',
  title: 'Kind',
  description: 'What kind of record',
  inputType: 'choiceset',
  choices: [
    { title: 'Tickets', value: 'ticket' },
    { title: 'Tasks', value: 'task' },
  ],
};
const everywhere = ['compose', 'message', 'commandBox'];

/** A manifest of the shape that Teams takes, as far as the sandbox reads it. */
export const manifest: JsonObject = {
  manifestVersion: '1.30',
  id: 'dddddddd-0000-4000-8000-000000000004',
  name: { short: 'Deskhand', full: 'Deskhand' },
  bots: [
    {
      botId: 'eeeeeeee-0000-4000-8000-000000000005',
      scopes: ['personal', 'groupChat'],
      supportsFiles: true,
      commandLists: [
        {
          scopes: ['personal', 'groupChat'],
          commands: [
            { title: 'help', description: 'What you can ask for' },
            { title: 'my tickets', description: 'Open tickets assigned to you' },
            { title: 'card', description: 'A card with inputs' },
          ],
        },
      ],
    },
  ],
  composeExtensions: [
    {
      botId: 'eeeeeeee-0000-4000-8000-000000000005',
      commands: [
        {
          id: 'search',
          type: 'query',
          title: 'Search',
          description: 'Find records',
          initialRun: true,
          parameters: [query, kind],
        },
        {
          id: 'createTicket',
          type: 'action',
          title: 'Create ticket',
          description: 'From a message',
          fetchTask: true,
          context: everywhere,
        },
        {
          id: 'appendToRecord',
          type: 'action',
          title: 'Append to record',
          description: 'As a note',
          fetchTask: true,
          context: everywhere,
        },
      ],
      messageHandlers: [{ type: 'link', value: { domains: ['desk.contoso.example', '*.desk.example', '127.0.0.1'] } }],
    },
  ],
};
