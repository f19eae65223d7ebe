import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import type { Client } from '../domain/client.ts';
import { field } from '../fields/field-builders.ts';
import { say, sayAll } from '../text/say.ts';

const most = 200;

/** Puts a client away: no new tickets or contacts. What there is stays. */
export const deactivateClient = defineAction({
  name: 'client.deactivate',
  title: 'Deactivate client',
  summary: 'Puts a client away; its tickets and contacts stay.',
  place: 71,
  phrases: ['deactivate client {client}'],
  input: { client: field.reference('Client', { of: ['client'] }) },
  permission: {
    grant: 'contact.write',
    scope: 'client',
    unless: (_actor, record) =>
      (record as Client).active ? undefined : say`“${(record as Client).name}” is not active already.`,
  },
  audit: { subject: 'client', record: ['client'] },
  undo: 'client.activate',
  async run({ tickets }, { client: { record: before } }) {
    const filter = { clientId: before._id, statuses: ['new', 'open', 'waiting'] as const };
    const open = (await tickets.list(filter, { limit: most })).length;
    const left =
      open === most
        ? say`${most} or more open tickets of it can still be worked on.`
        : open === 1
          ? say`1 open ticket of it can still be worked on.`
          : say`${open} open tickets of it can still be worked on.`;
    return {
      write: { update: 'client', before, after: { ...before, active: false } },
      events: [{ type: 'client.deactivated' }],
      undo: { client: pointer('client', before) },
      reply: (stored: Client) => ({
        text: sayAll([say`“${before.name}” is not active any more.`, open > 0 && left]),
        show: { kind: 'client', record: stored },
        undoable: true,
      }),
    };
  },
});
