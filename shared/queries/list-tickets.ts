import { DateTime } from 'luxon';
import { pageReply, ticketRow } from '../api/work-rows.ts';
import { defineQuery } from '../definition/action.ts';
import { nextDue } from '../domain/sla.ts';
import type { Ticket, TicketStatus } from '../domain/ticket.ts';
import { isTicketMeant, type TicketFilter } from '../domain/work-filters.ts';
import { field } from '../fields/field-builders.ts';
import { dueOptions, ticketListOptions } from '../fields/list-options.ts';
import { pageFields, usualPage } from '../fields/page-fields.ts';
import { priorityOptions } from '../fields/priority-options.ts';

const most = 500;
const statusesOf = { active: ['new', 'open', 'waiting'], all: undefined } as const;

function filterOf(status: (typeof ticketListOptions)[number]['value'], rest: Omit<TicketFilter, 'statuses'>): TicketFilter {
  const statuses: readonly TicketStatus[] | undefined = status === 'active' || status === 'all' ? statusesOf[status] : [status];
  return statuses ? { ...rest, statuses } : rest;
}

function dueAt(ticket: Ticket): number {
  return nextDue(ticket.sla)?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** Lists the tickets of the desk, the newest changed first, or the soonest due where that is asked for. */
export const listTickets = defineQuery({
  name: 'ticket.list',
  title: 'Tickets',
  summary: 'Lists the desk’s tickets by status, assignee, client, priority and due time.',
  phrases: [],
  input: {
    status: field.choice('Status', { options: ticketListOptions, initial: 'active' }),
    assignee: field.person('Assigned to', { optional: true }),
    unassigned: field.toggle('Nobody’s only', { initial: 'no' }),
    client: field.reference('Client', { of: ['client'], optional: true }),
    priority: field.choice('Priority', { options: priorityOptions, optional: true }),
    due: field.choice('Due', { options: dueOptions, optional: true }),
    words: field.text('Words or a number', { max: 200, optional: true }),
    ...pageFields,
  },
  permission: { grant: 'ticket.read' },
  async run(context, { status, assignee, unassigned, client, priority, due, words, skip = 0, limit = usualPage }) {
    const { tickets, now, caller } = context;
    const filter = filterOf(status, {
      ...(unassigned ? { assigneeId: null } : assignee && { assigneeId: assignee._id }),
      ...(client && { clientId: client.record._id }),
      ...(priority && { priority }),
    });
    const read = () => {
      if (words !== undefined) return tickets.search(words, { limit: most });
      return due ? tickets.dueFirst(filter, { limit: most }) : tickets.list(filter, { limit: limit + 1, skip });
    };
    let found = await read();
    if (due || words !== undefined) {
      const night = DateTime.fromJSDate(now, { zone: caller.zone }).endOf('day');
      const until = due && { overdue: now.getTime(), today: night.toMillis(), week: night.plus({ days: 7 }).toMillis() }[due];
      const meant = found.filter((ticket) => isTicketMeant(ticket, filter) && (until === undefined || dueAt(ticket) <= until));
      if (due) meant.sort((a, b) => dueAt(a) - dueAt(b));
      found = meant.slice(skip, skip + limit + 1);
    }
    const rows = found.map((ticket) => ticketRow(ticket, context));
    return pageReply(rows, { title: 'Tickets', empty: 'There are no such tickets.', skip, limit });
  },
});
