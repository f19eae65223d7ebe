import type { RecordView, TaskView, TicketView } from '../../shared/api/views.ts';
import { worded } from '../../shared/api/worded.ts';
import { taskGrounds } from '../../shared/cards/task-face.ts';
import { priorityGrounds, statusGrounds } from '../../shared/cards/ticket-face.ts';
import type { Named } from '../../shared/domain/records.ts';
import type { TaskStatus } from '../../shared/domain/task.ts';
import type { Priority, TicketStatus } from '../../shared/domain/ticket.ts';
import { priorityTitles, statusTitles, taskStatusTitles } from '../../shared/domain/ticket-rules.ts';
import { nameOf } from '../forms/chosen-names.ts';
import type { Inputs } from './api.ts';

type Work = TicketView | TaskView;

/** A change on its way. */
export interface Change {
  action: string;
  input: Inputs;
  /** Who makes it. */
  me: Named;
  now: Date;
}

function inStatus(record: Work, status: unknown): Work | undefined {
  if (record.kind === 'ticket')
    return String(status) in statusTitles
      ? { ...record, status: worded(status as TicketStatus, statusTitles, statusGrounds) }
      : undefined;
  return String(status) in taskStatusTitles
    ? { ...record, status: worded(status as TaskStatus, taskStatusTitles, taskGrounds) }
    : undefined;
}

function inPriority(record: Work, priority: unknown): Work | undefined {
  if (record.kind !== 'ticket' || !(String(priority) in priorityTitles)) return undefined;
  return { ...record, priority: worded(priority as Priority, priorityTitles, priorityGrounds) };
}

/** Whom a value means; `undefined` for words that the server has yet to understand. */
function chosen(value: unknown, me: Named): Named | undefined {
  if (value === 'me' || value === me.id) return me;
  const name = typeof value === 'string' ? nameOf(value) : value;
  return typeof value === 'string' && name !== value ? { id: value, name: String(name) } : undefined;
}

function assignedTo<W extends Work>(record: W, assignee: Named | undefined): W | undefined {
  return assignee && { ...record, assignee };
}

function freed<W extends Work>({ assignee: _gone, ...record }: W): W {
  return record as W;
}

function calmed(record: Work): Work | undefined {
  if (record.kind !== 'ticket') return undefined;
  const { escalation: _over, ...rest } = record;
  return rest;
}

function withoutHeld(record: Work, entry: unknown): Work | undefined {
  return record.kind === 'ticket' ? { ...record, held: record.held.filter(({ entryId }) => entryId !== entry) } : undefined;
}

const isTask = ({ kind }: Work) => kind === 'task';

const outcomes: { readonly [action: string]: (record: Work, change: Change) => Work | undefined } = {
  'work.assign': (record, { input, me }) => assignedTo(record, chosen(input['assignee'], me)),
  'work.take-over': (record, { me }) => assignedTo(record, me),
  'work.unassign': freed,
  'work.close': (record) => inStatus(record, isTask(record) ? 'done' : 'closed'),
  'work.reopen': (record) => inStatus(record, isTask(record) ? 'in-progress' : 'open'),
  'ticket.set-status': (record, { input }) => inStatus(record, input['status']),
  'task.set-status': (record, { input }) => inStatus(record, input['status']),
  'ticket.resolve': (record) => inStatus(record, 'resolved'),
  'ticket.set-priority': (record, { input }) => inPriority(record, input['priority']),
  'ticket.de-escalate': calmed,
  'reply.send': (record, { input }) => withoutHeld(record, input['entry']),
  'reply.cancel': (record, { input }) => withoutHeld(record, input['entry']),
};

/** How a record is going to read once a change of it is made; `undefined` when the change is of another record, or only the server can tell. */
export function foreseeRecord(record: RecordView, change: Change): RecordView | undefined {
  if (record.kind !== 'ticket' && record.kind !== 'task') return undefined;
  const { action, input } = change;
  const isMeant = Object.values(input).includes(`${record.kind}:${record.ref.id}`);
  return isMeant ? outcomes[action]?.(record, change) : undefined;
}
