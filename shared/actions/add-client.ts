import { defineAction } from '../definition/action.ts';
import type { Client } from '../domain/client.ts';
import { assertFreeClientName } from '../domain/client-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Adds a customer company. Its name is its own in the desk. */
export const addClient = defineAction({
  name: 'client.add',
  title: 'Add client',
  summary: 'Adds a customer company.',
  phrases: ['add client {name}', 'new client {name}'],
  input: { name: field.text('Name', { max: 120 }) },
  permission: { grant: 'contact.write' },
  audit: { record: ['name'] },
  undo: 'client.deactivate',
  async run({ clients }, { name }) {
    await assertFreeClientName({ clients }, name);
    return {
      write: { create: 'client', record: { name, active: true } },
      events: [{ type: 'client.added' }],
      undo: { created: 'client' },
      reply: (stored: Client) => ({
        text: say`“${name}” is a client now.`,
        show: { kind: 'client', record: stored },
        undoable: true,
        suggestions: [`add contact to ${name}`, `new ticket for ${name}: …`],
      }),
    };
  },
});
