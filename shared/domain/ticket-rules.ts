import { type Sentence, say, word } from '../text/say.ts';
import { cite } from './cite.ts';
import type { Member } from './member.ts';
import type { Named } from './records.ts';
import { clocksAfter } from './sla.ts';
import type { Task, TaskStatus } from './task.ts';
import type { Tenant } from './tenant.ts';
import type { Priority, Ticket, TicketEntry, TicketStatus } from './ticket.ts';

/** How each status reads. */
export const statusTitles: { readonly [status in TicketStatus]: string } = {
  new: 'New',
  open: 'Open',
  waiting: 'Waiting for contact',
  resolved: 'Resolved',
  closed: 'Closed',
};

/** How each priority reads. */
export const priorityTitles: { readonly [priority in Priority]: string } = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
};

/** How each task status reads. */
export const taskStatusTitles: { readonly [status in TaskStatus]: string } = {
  'to-do': 'To do',
  'in-progress': 'In progress',
  done: 'Done',
};

const moves: { readonly [from in TicketStatus]: readonly TicketStatus[] } = {
  new: ['open', 'waiting', 'resolved', 'closed'],
  open: ['waiting', 'resolved', 'closed'],
  waiting: ['open', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};

/** The statuses a ticket may go to from here. */
export function nextStatuses(status: TicketStatus): readonly TicketStatus[] {
  return moves[status];
}

/** Whether work goes on: neither resolved nor closed. */
export function isOpen(record: Pick<Ticket, 'status'> | Pick<Task, 'status'>): boolean {
  return record.status !== 'resolved' && record.status !== 'closed' && record.status !== 'done';
}

/** Why nobody can be given this work and no help called for it: it is over. `undefined` while it goes on. */
export function takesNoWork(record: Ticket | Task): Sentence | undefined {
  if (isOpen(record)) return undefined;
  return say`${cite(record)} is ${word(record.status)}; say “reopen ${record.number}” first.`;
}

/** A member as other records name them. */
export function named(record: { _id: string; name: string }): Named {
  return { id: record._id, name: record.name };
}

/** The ticket in another status, its clocks with it. The caller has checked that the move is allowed. */
export function withStatus(tenant: Tenant, ticket: Ticket, status: TicketStatus, now: Date): Ticket {
  return { ...ticket, status, sla: clocksAfter(tenant, ticket.sla, status, now) };
}

/** The ticket assigned to this member, or to nobody; a new ticket is open from then on. */
export function assignedTo(tenant: Tenant, ticket: Ticket, member: Member | undefined, now: Date): Ticket {
  const next = { ...ticket, assignee: member ? named(member) : undefined };
  return member && ticket.status === 'new' ? withStatus(tenant, next, 'open', now) : next;
}

/** The earliest instant at which one of these entries leaves by itself. */
export function heldUntil(entries: readonly TicketEntry[]): Date | undefined {
  const times = entries.flatMap((entry) => (entry.state === 'held' && entry.sendAt ? [entry.sendAt.getTime()] : []));
  return times.length ? new Date(Math.min(...times)) : undefined;
}

/** The ticket with these entries, its hold time derived from them. */
export function withEntries(ticket: Ticket, entries: TicketEntry[]): Ticket {
  return { ...ticket, entries, heldUntil: heldUntil(entries) };
}
