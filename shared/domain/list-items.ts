import type { ListItem } from '../definition/reply.ts';
import { dayText, dueText } from '../text/plain-time.ts';
import type { Approval } from './approval.ts';
import { approvalStatusTitles } from './approval-rules.ts';
import type { Contact } from './client.ts';
import { nextDue } from './sla.ts';
import type { Task } from './task.ts';
import type { Ticket } from './ticket.ts';
import { priorityTitles, statusTitles, taskStatusTitles } from './ticket-rules.ts';

const join = (...parts: (string | undefined | false)[]) => parts.filter((part) => part).join(' · ');

/** A ticket as a row: status, priority, client, the clock that presses. */
export function ticketItem(ticket: Ticket, now: Date): ListItem {
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
export function taskItem(task: Task, locale: string): ListItem {
  const detail = join(
    taskStatusTitles[task.status],
    task.project?.name ?? task.client?.name,
    task.dueOn && `due ${dayText(task.dueOn, locale)}`,
  );
  return { ref: { kind: 'task', id: task._id }, number: task.number, title: task.title, detail };
}

/** An approval as a row: what it is, who asked, when, how it stands. */
export function approvalItem(approval: Approval, now: Date): ListItem {
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
export function contactItem(contact: Contact): ListItem {
  return { ref: { kind: 'contact', id: contact._id }, title: contact.name, detail: join(contact.client.name, contact.mail) };
}
