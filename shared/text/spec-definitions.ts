import { field } from '../fields/field-builders.ts';
import type { Phrased } from './phrases.ts';

const ticket = field.reference('Ticket', { of: ['ticket'] });
const work = field.reference('Ticket or task', { of: ['ticket', 'task'] });
const approval = field.reference('Approval', { of: ['approval'] });
const lines = { lines: 3 } as const;
const priority = field.choice('Priority', {
  options: [
    { value: 'low', title: 'Low' },
    { value: 'high', title: 'High', words: ['p2'] },
    { value: 'urgent', title: 'Urgent' },
  ],
});

function ask(name: string, phrases: string[], input: Phrased['input'] = {}): Phrased {
  return { name, phrases, input };
}

/** A desk's worth of commands for the specs of the interpreter; the real ones are in `shared/actions` and `shared/queries`. */
export const specDefinitions: readonly Phrased[] = [
  ask('help.show', ['help', '?']),
  ask('ticket.mine', ['my tickets', 'my open tickets']),
  ask('task.mine', ['my tasks']),
  ask('approval.mine', ['my approvals']),
  ask('ticket.show', ['ticket {ticket}'], { ticket }),
  ask('task.show', ['task {task}'], { task: field.reference('Task', { of: ['task'] }) }),
  ask('record.show', ['{record}'], { record: field.reference('Record', { of: ['ticket', 'task', 'approval'] }) }),
  ask('ticket.create', ['new ticket {title} [for {client}]', 'create ticket {title} [for {client}]'], {
    title: field.text('Title'),
    client: field.reference('Client', { of: ['client'], optional: true }),
  }),
  ask('work.assign', ['assign [ticket] {work} [to {assignee}]', 'take [ticket] {work}'], {
    work,
    assignee: field.person('Assignee', { initial: 'me' }),
  }),
  ask('work.take-over', ['take over [ticket] {work}'], { work }),
  ask('note.add', ['add note [to] {work} : {note}', 'note {work} : {note}'], { work, note: field.text('Note', lines) }),
  ask('contact.reply', ['reply to contact {ticket} : {text}', 'reply {ticket} : {text}'], {
    ticket,
    text: field.text('Text', lines),
  }),
  ask('time-entry.log', ['log time {work} {duration} [{on}] [: {note}]', 'log {duration} on {work} [: {note}]'], {
    work,
    duration: field.duration('Time'),
    on: field.day('Date', { initial: 'today' }),
    note: field.text('Note', { lines: 3, optional: true }),
  }),
  ask('ticket.close', ['close [ticket] {ticket}'], { ticket }),
  ask('ticket.reopen', ['reopen [ticket] {ticket}'], { ticket }),
  ask('ticket.escalate', ['escalate [ticket] {ticket} [: {reason}]'], { ticket, reason: field.text('Reason', lines) }),
  ask('ticket.priority', ['priority [ticket] {ticket} {priority}', 'set priority [of] {ticket} [to] {priority}'], {
    ticket,
    priority,
  }),
  ask('approval.approve', ['approve {approval} [: {comment}]'], {
    approval,
    comment: field.text('Comment', { lines: 3, optional: true }),
  }),
  ask('approval.request-changes', ['request changes {approval} [: {comment}]'], {
    approval,
    comment: field.text('Comment', lines),
  }),
  ask('approval.reject', ['reject {approval} [: {comment}]'], { approval, comment: field.text('Comment', lines) }),
  ask('timer.start', ['timer start [{work}]'], { work }),
  ask('timer.stop', ['timer stop']),
  ask('timer.switch', ['timer switch [to] {work}'], { work }),
  ask('notice.snooze', ['snooze {duration}'], { duration: field.duration('For') }),
  ask('last.undo', ['undo']),
  ask('settings.show', ['settings']),
  ask('session.sign-out', ['sign out', 'log out']),
];
