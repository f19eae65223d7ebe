import type { ListItem } from '../definition/reply.ts';
import { dayText, dueText } from '../text/plain-time.ts';
import type { Approval } from './approval.ts';
import { approvalStatusTitles } from './approval-rules.ts';
import type { Client, Contact } from './client.ts';
import { nextDue } from './sla.ts';
import type { Task } from './task.ts';
import type { Ticket } from './ticket.ts';
import { priorityTitles, statusTitles, taskStatusTitles } from './ticket-rules.ts';

const join = (...parts: (string | undefined | false)[]) => parts.filter((part) => part).join(' · ');

/** What a row of a ticket is made of. */
export const ticketRow = ['_id', 'number', 'title', 'status', 'priority', 'client', 'sla', 'escalation'] as const;
/** What a row of a task is made of. */
export const taskRow = ['_id', 'number', 'title', 'status', 'project', 'client', 'dueOn'] as const;
/** What a row of an approval is made of. */
export const approvalRow = ['_id', 'number', 'title', 'of', 'requester', 'requestedAt', 'status'] as const;
/** What a row of a contact is made of. */
export const contactRow = ['_id', 'name', 'client', 'mail'] as const;

/** What a row of a client is made of. */
export const clientRow = ['_id', 'name', 'active'] as const;

/** A ticket as a row: status, priority, client, the clock that presses. */
export function ticketItem(ticket: Pick<Ticket, (typeof ticketRow)[number]>, now: Date): ListItem {
  const due = nextDue(ticket.sla);
  const detail = join(
    ticket.escalation && 'Escalated',
    statusTitles[ticket.status],
    priorityTitles[ticket.priority],
    ticket.client?.name,
    due && `${due.what} ${dueText(due.at, now)}`,
  );
  return { ref: { kind: 'ticket', id: ticket._id }, number: ticket.number, title: ticket.title, detail };
}

/** A task as a row: status, project or client, the day it is due. */
export function taskItem(task: Pick<Task, (typeof taskRow)[number]>, locale: string): ListItem {
  const detail = join(
    taskStatusTitles[task.status],
    task.project?.name ?? task.client?.name,
    task.dueOn && `due ${dayText(task.dueOn, locale)}`,
  );
  return { ref: { kind: 'task', id: task._id }, number: task.number, title: task.title, detail };
}

/** An approval as a row: what it is, who asked, when, how it stands. */
export function approvalItem(approval: Pick<Approval, (typeof approvalRow)[number]>, now: Date): ListItem {
  const kinds = { 'time-entry': 'Time entry', timesheet: 'Timesheet', change: 'Change' } as const;
  const detail = join(
    kinds[approval.of],
    approval.requester.name,
    dueText(approval.requestedAt, now),
    approval.status !== 'requested' && approvalStatusTitles[approval.status],
  );
  return { ref: { kind: 'approval', id: approval._id }, number: approval.number, title: approval.title, detail };
}

/** A contact as a row: client and mail address. */
export function contactItem(contact: Pick<Contact, (typeof contactRow)[number]>): ListItem {
  return { ref: { kind: 'contact', id: contact._id }, title: contact.name, detail: join(contact.client.name, contact.mail) };
}

/** A client as a row: that it is one, and whether it is active. */
export function clientItem(client: Pick<Client, (typeof clientRow)[number]>): ListItem {
  return { ref: { kind: 'client', id: client._id }, title: client.name, detail: join('Client', !client.active && 'not active') };
}
