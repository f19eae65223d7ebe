import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import type { Client } from '../domain/client.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Takes a client up again that was put away. */
export const activateClient = defineAction({
  name: 'client.activate',
  title: 'Activate client',
  summary: 'Takes a client up again that was put away.',
  place: 72,
  phrases: ['activate client {client}', 'reactivate client {client}'],
  input: { client: field.reference('Client', { of: ['client'] }) },
  permission: {
    grant: 'contact.write',
    scope: 'client',
    unless: (_actor, record) => ((record as Client).active ? say`“${(record as Client).name}” is active already.` : undefined),
  },
  audit: { subject: 'client', record: ['client'] },
  undo: 'client.deactivate',
  run: async (_context, { client: { record: before } }) => ({
    write: { update: 'client', before, after: { ...before, active: true } },
    events: [{ type: 'client.activated' }],
    undo: { client: pointer('client', before) },
    reply: (stored: Client) => ({
      text: say`“${before.name}” is active again.`,
      show: { kind: 'client', record: stored },
      undoable: true,
    }),
  }),
});
