import type { Approval, ApprovalStatus } from './approval.ts';
import type { Task, TaskStatus } from './task.ts';
import type { Priority, Ticket, TicketStatus } from './ticket.ts';

/** Which tickets are meant; what is left out does not matter. */
export interface TicketFilter {
  statuses?: readonly TicketStatus[];
  /** Id of a member; `null`: nobody's. */
  assigneeId?: string | null;
  clientId?: string;
  priority?: Priority;
}

/** Which tasks are meant; what is left out does not matter. */
export interface TaskFilter {
  statuses?: readonly TaskStatus[];
  /** Id of a member; `null`: nobody's. */
  assigneeId?: string | null;
  clientId?: string;
  projectId?: string;
  /** Due on this calendar day or before. */
  dueBy?: string;
}

/** Which approvals are meant; what is left out does not matter. */
export interface ApprovalFilter {
  statuses?: readonly ApprovalStatus[];
  requesterId?: string;
}

function isOf(assignee: { id: string } | undefined, wanted: string | null | undefined): boolean {
  return wanted === undefined || (assignee?.id ?? null) === wanted;
}

/** Whether a ticket is among those that are meant. */
export function isTicketMeant(ticket: Ticket, { statuses, assigneeId, clientId, priority }: TicketFilter): boolean {
  return (
    (!statuses || statuses.includes(ticket.status)) &&
    isOf(ticket.assignee, assigneeId) &&
    (clientId === undefined || ticket.client?.id === clientId) &&
    (priority === undefined || ticket.priority === priority)
  );
}

/** Whether a task is among those that are meant. */
export function isTaskMeant(task: Task, { statuses, assigneeId, clientId, projectId, dueBy }: TaskFilter): boolean {
  return (
    (!statuses || statuses.includes(task.status)) &&
    isOf(task.assignee, assigneeId) &&
    (clientId === undefined || task.client?.id === clientId) &&
    (projectId === undefined || task.project?.id === projectId) &&
    (dueBy === undefined || (task.dueOn !== undefined && task.dueOn <= dueBy))
  );
}

/** Whether an approval is among those that are meant. */
export function isApprovalMeant(approval: Approval, { statuses, requesterId }: ApprovalFilter): boolean {
  return (
    (!statuses || statuses.includes(approval.status)) && (requesterId === undefined || approval.requester.id === requesterId)
  );
}
