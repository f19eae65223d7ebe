import type { ClientPage } from '../api/query-data.ts';
import { ticketRow } from '../api/work-rows.ts';
import { defineQuery } from '../definition/action.ts';
import { contactItem } from '../domain/list-items.ts';
import { field } from '../fields/field-builders.ts';

const most = { contacts: 100, tickets: 50 } as const;

/** Shows a client with the people there and the tickets that are open for it. */
export const showClient = defineQuery({
  name: 'client.show',
  title: 'Show client',
  summary: 'Shows a client with its contacts and open tickets.',
  phrases: ['client {client}', 'show client {client}'],
  input: { client: field.reference('Client', { of: ['client'] }) },
  permission: { grant: 'contact.read', scope: 'client' },
  async run(context, { client }) {
    const { _id: clientId, name, active } = client.record;
    const filter = { clientId, statuses: ['new', 'open', 'waiting'] as const };
    const [contacts, tickets] = await Promise.all([
      context.contacts.ofClient(clientId, { limit: most.contacts + 1 }),
      context.tickets.list(filter, { limit: most.tickets + 1 }),
    ]);
    const people = contacts.slice(0, most.contacts);
    const rows = tickets.slice(0, most.tickets).map((ticket) => ticketRow(ticket, context));
    const data: ClientPage = {
      contacts: people.map(({ _id: id, name: of, mail, phone }) => ({
        id,
        name: of,
        mail,
        ...(phone !== undefined && { phone }),
      })),
      tickets: rows,
      more: { contacts: contacts.length > most.contacts, tickets: tickets.length > most.tickets },
    };
    const items = [...people.slice(0, 10).map(contactItem), ...rows.slice(0, 10)];
    const text = `${name}${active ? '' : ' (not active)'}: ${counted(contacts.length, most.contacts, 'contact')}, ${counted(tickets.length, most.tickets, 'open ticket')}.`;
    return {
      text,
      show: client,
      ...(items.length > 0 && { list: { title: name, items, total: contacts.length + tickets.length, empty: '' } }),
      data,
    };
  },
});

function counted(count: number, limit: number, what: string): string {
  if (count === 0) return `no ${what}`;
  return `${count > limit ? `more than ${limit}` : count} ${what}${count === 1 ? '' : 's'}`;
}
