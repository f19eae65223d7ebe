import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { assertActiveClient } from '../domain/client-rules.ts';
import { startClocks } from '../domain/sla.ts';
import type { Ticket } from '../domain/ticket.ts';
import { named } from '../domain/ticket-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { priorityOptions } from '../fields/priority-options.ts';
import { say } from '../text/say.ts';

/** Opens a ticket. A Teams message it is made from makes at most one. The clocks of its service level start now. */
export const createTicket = defineAction({
  name: 'ticket.create',
  title: 'New ticket',
  summary: 'Opens a ticket, for a client if you name one.',
  place: 1,
  phrases: [
    'new ticket {title} [for {client}]',
    'create ticket {title} [for {client}]',
    'new ticket for {client} : {title}',
    'open ticket for {client} : {title}',
    'open new ticket {title} [for {client}]',
    'make [new] ticket {title} [for {client}]',
  ],
  input: {
    title: field.text('Title', { max: 200 }),
    description: field.text('Details', { lines: 4, max: 20_000, optional: true }),
    client: field.reference('Client', { of: ['client'], optional: true }),
    contact: field.reference('Contact', { of: ['contact'], optional: true }),
    priority: field.choice('Priority', { options: priorityOptions, initial: 'normal' }),
    source: field.text('Message', { hidden: true, optional: true, max: 300 }),
    link: field.text('Link to the message', { hidden: true, optional: true, max: 2_000 }),
    author: field.text('Author of the message', { hidden: true, optional: true, max: 200 }),
    attachments: field.text('Names of attachments', { lines: 2, hidden: true, optional: true, max: 4_000 }),
  },
  permission: { grant: 'ticket.write' },
  audit: { record: ['title', 'client', 'priority'] },
  async run({ tickets, clients, caller, now, nextNumber }, input) {
    const made = input.source === undefined ? undefined : await tickets.bySource(input.source);
    if (made)
      throw new Failure(
        'message-has-ticket',
        'conflict',
        say`That message already made ${cite(made)}.`,
        say`Append it to #${made.number} instead.`,
      );
    const contact = input.contact?.record;
    const home = input.client?.record ?? (contact && (await clients.byId(contact.client.id)));
    assertActiveClient(home);
    const ticket = {
      number: await nextNumber(),
      title: input.title,
      description: input.description ?? '',
      status: 'new',
      priority: input.priority,
      client: home && named(home),
      contact: contact && { ...named(contact), mail: contact.mail },
      entries: [],
      sla: startClocks(caller.tenant, input.priority, now),
      source: input.source === undefined ? undefined : { key: input.source, link: input.link ?? '', author: input.author ?? '' },
      attachments: input.attachments?.split('\n').filter((name) => name !== ''),
    } satisfies Partial<Ticket>;
    return {
      write: { create: 'ticket', record: ticket },
      events: [{ type: 'ticket.created', data: { number: ticket.number, priority: ticket.priority } }],
      reply: (stored: Ticket) => ({
        text: home ? say`Opened ${cite(stored)} for ${home.name}.` : say`Opened ${cite(stored)}.`,
        show: { kind: 'ticket', record: stored },
        suggestions: [`assign ${stored.number} to me`, `log time ${stored.number} 15m`],
      }),
    };
  },
});
