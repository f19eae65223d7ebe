import { approvalGrounds } from '../cards/approval-face.ts';
import { localDay } from '../cards/local-day.ts';
import { taskGrounds } from '../cards/task-face.ts';
import { clockWords, priorityGrounds, statusGrounds } from '../cards/ticket-face.ts';
import type { List } from '../definition/reply.ts';
import type { Approval } from '../domain/approval.ts';
import { approvalStatusTitles } from '../domain/approval-rules.ts';
import { approvalItem, taskItem, ticketItem } from '../domain/list-items.ts';
import { nextDue } from '../domain/sla.ts';
import { slaStage } from '../domain/sla-risk.ts';
import type { Task } from '../domain/task.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Ticket } from '../domain/ticket.ts';
import { isOpen, priorityTitles, statusTitles, taskStatusTitles } from '../domain/ticket-rules.ts';
import { dayText } from '../text/plain-time.ts';
import type { WorkPage, WorkRow } from './query-data.ts';
import { worded } from './worded.ts';

/** For whom rows are made. */
export interface RowContext {
  now: Date;
  caller: { tenant: Tenant; zone: string; locale: string };
}

/** A ticket as a row, with its pressing clock. */
export function ticketRow(ticket: Ticket, { now, caller }: RowContext): WorkRow {
  const next = nextDue(ticket.sla);
  const stage = next && slaStage(caller.tenant, ticket.priority, next.what, next.at, now);
  const tone = stage === 'missed' ? 'attention' : stage === 'risk' ? 'warning' : 'neutral';
  const text = clockWords(ticket, now)?.text ?? '';
  return {
    ...ticketItem(ticket, now),
    status: worded(ticket.status, statusTitles, statusGrounds),
    priority: worded(ticket.priority, priorityTitles, priorityGrounds),
    ...(ticket.client && { client: ticket.client.name }),
    ...(ticket.assignee && { assignee: ticket.assignee.name }),
    ...(ticket.escalation && { escalated: true as const }),
    ...(next && { due: { what: next.what, at: next.at.toISOString(), text, tone } }),
    updatedAt: ticket.updatedAt.toISOString(),
  };
}

/** A task as a row, with the day it is due. */
export function taskRow(task: Task, { now, caller }: RowContext): WorkRow {
  const { dueOn } = task;
  const today = localDay(now, caller.zone);
  const tone = dueOn === undefined || !isOpen(task) || dueOn > today ? 'neutral' : dueOn < today ? 'attention' : 'warning';
  return {
    ...taskItem(task, caller.locale),
    status: worded(task.status, taskStatusTitles, taskGrounds),
    ...(task.client && { client: task.client.name }),
    ...(task.assignee && { assignee: task.assignee.name }),
    ...(dueOn !== undefined && { due: { what: 'task', on: dueOn, text: dayText(dueOn, caller.locale, today), tone } }),
    updatedAt: task.updatedAt.toISOString(),
  };
}

/** An approval as a row. */
export function approvalRow(approval: Approval, { now }: RowContext): WorkRow {
  return {
    ...approvalItem(approval, now),
    status: worded(approval.status, approvalStatusTitles, approvalGrounds),
    requester: approval.requester.name,
    updatedAt: approval.updatedAt.toISOString(),
  };
}

/** A page of rows as a reply: `found` holds one more than the page where there are more. */
export function pageReply(
  found: readonly WorkRow[],
  { title, empty, skip, limit }: Pick<List, 'title' | 'empty'> & { skip: number; limit: number },
): { text: string; list: List; data: WorkPage } {
  const rows = found.slice(0, limit);
  const more = found.length > limit;
  const items = rows.map(({ ref, number, title: name, detail }) => ({
    ref,
    title: name,
    detail,
    ...(number !== undefined && { number }),
  }));
  const count = rows.length === 1 ? 'One' : String(rows.length);
  const text = rows.length === 0 ? empty : `${count} shown${more ? ', and there are more' : ''}.`;
  return { text, list: { title, items, empty }, data: { rows, skip, more } };
}
