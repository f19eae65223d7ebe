import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import type { Client } from '../domain/client.ts';
import { assertFreeClientName } from '../domain/client-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Gives a client another name. Tickets and contacts that name it are found as before, and say the new name once they change. */
export const renameClient = defineAction({
  name: 'client.rename',
  title: 'Rename client',
  summary: 'Gives a client another name.',
  place: 70,
  phrases: ['rename client {client} to {name}'],
  input: { client: field.reference('Client', { of: ['client'] }), name: field.text('New name', { max: 120 }) },
  permission: { grant: 'contact.write', scope: 'client' },
  audit: { subject: 'client', record: ['client', 'name'] },
  undo: 'client.rename',
  async run({ clients }, { client: { record: before }, name }) {
    if (name === before.name)
      return { reply: { text: say`It is called “${name}” already.`, show: { kind: 'client', record: before } } };
    await assertFreeClientName({ clients }, name, before._id);
    return {
      write: { update: 'client', before, after: { ...before, name } },
      events: [{ type: 'client.renamed', data: { from: before.name } }],
      undo: { client: pointer('client', before), name: before.name },
      reply: (stored: Client) => ({
        text: say`“${before.name}” is now called “${name}”.`,
        show: { kind: 'client', record: stored },
        undoable: true,
      }),
    };
  },
});
