import { approvalGrounds, approvalOfTitles } from '../cards/approval-face.ts';
import { localDay } from '../cards/local-day.ts';
import { taskGrounds } from '../cards/task-face.ts';
import { timeEntryGrounds, timeEntryStatusTitles } from '../cards/time-entry-face.ts';
import type { Approval } from '../domain/approval.ts';
import { approvalStatusTitles } from '../domain/approval-rules.ts';
import type { Client, Contact, Project } from '../domain/client.ts';
import type { Member } from '../domain/member.ts';
import { roleTitles } from '../domain/member.ts';
import type { Named, RecordKind } from '../domain/records.ts';
import type { Task } from '../domain/task.ts';
import { isOpen, taskStatusTitles } from '../domain/ticket-rules.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { clockText, dayText, dueText, minutesText } from '../text/plain-time.ts';
import { minutesOf, timelineOf } from './timeline.ts';
import type { ViewContext } from './view-context.ts';
import type { Fact, Own } from './views.ts';
import { factsOf, worded } from './worded.ts';

const namedFact = (title: string, kind: RecordKind, named: Named | undefined): Fact | undefined =>
  named && { title, text: named.name, ref: { kind, id: named.id } };

/** What a task shows beside what all records show. */
export function taskView(task: Task, context: ViewContext): Own<'task'> {
  const { project, client, assignee, dueOn, description } = task;
  const today = localDay(context.now, context.zone);
  const overdue = dueOn !== undefined && dueOn < today && isOpen(task);
  return {
    description,
    status: worded(task.status, taskStatusTitles, taskGrounds),
    facts: factsOf(
      namedFact('Project', 'project', project),
      namedFact('Client', 'client', client),
      namedFact('Assigned to', 'member', assignee) ?? { title: 'Assigned to', text: 'Nobody yet' },
      dueOn !== undefined && { title: 'Due', text: `${dayText(dueOn, context.locale, today)}${overdue ? ' (overdue)' : ''}` },
    ),
    ...(project && { project }),
    ...(client && { client }),
    ...(assignee && { assignee }),
    ...(dueOn !== undefined && { dueOn }),
    overdue,
    ...timelineOf(task, context),
    minutes: minutesOf(context.time),
  };
}

/** What an approval shows beside what all records show. */
export function approvalView(approval: Approval, context: ViewContext): Own<'approval'> {
  const { of, details, requester, approvers, subject, requestedAt, decision } = approval;
  const deciders = approvers.length ? approvers.map(({ name }) => name).join(', ') : 'Everybody who approves';
  return {
    of,
    details,
    status: worded(approval.status, approvalStatusTitles, approvalGrounds),
    facts: factsOf(
      { title: 'About', text: approvalOfTitles[of], ...(subject && { ref: subject }) },
      namedFact('Asked by', 'member', requester),
      { title: 'Asked', text: dueText(requestedAt, context.now) },
      { title: 'To be decided by', text: deciders },
      decision && { title: 'Decided', text: `by ${decision.by.name}, ${dueText(decision.at, context.now)}` },
      decision?.comment ? { title: 'Comment', text: decision.comment } : undefined,
    ),
    requester,
    approvers,
    ...(subject && { subject }),
    requestedAt: requestedAt.toISOString(),
    ...(decision && { decision: { ...decision, at: decision.at.toISOString() } }),
    ...timelineOf({}, context),
  };
}

/** What a time entry shows beside what all records show. */
export function timeEntryView(entry: TimeEntry, { zone, locale, now }: ViewContext): Own<'time-entry'> {
  const { member, work, minutes, on, note, startedAt, stoppedAt } = entry;
  const from = startedAt && clockText(startedAt, zone, locale);
  const clock = from && (stoppedAt ? `${from} to ${clockText(stoppedAt, zone, locale)}` : `since ${from}`);
  return {
    status: worded(entry.status, timeEntryStatusTitles, timeEntryGrounds),
    facts: factsOf(
      { title: 'Work', text: `#${work.number} ${work.title}`, ref: { kind: work.kind, id: work.id } },
      namedFact('Member', 'member', member),
      { title: 'Day', text: dayText(on, locale, localDay(now, zone)) },
      entry.status !== 'running' && { title: 'Time', text: minutesText(minutes) },
      clock !== undefined && { title: 'Clock', text: clock },
    ),
    member,
    work,
    minutes,
    on,
    note,
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(stoppedAt && { stoppedAt: stoppedAt.toISOString() }),
  };
}

/** What a client shows beside what all records show. */
export function clientView({ active }: Client): Own<'client'> {
  return { active, facts: [{ title: 'State', text: active ? 'Active' : 'Not active' }] };
}

/** What a contact shows beside what all records show. */
export function contactView({ mail, phone, client }: Contact): Own<'contact'> {
  const facts = factsOf(
    namedFact('Client', 'client', client),
    { title: 'Mail', text: mail },
    phone !== undefined && { title: 'Phone', text: phone },
  );
  return { mail, client, facts, ...(phone !== undefined && { phone }) };
}

/** What a project shows beside what all records show. */
export function projectView({ client, startsOn, endsOn, participants }: Project, { locale }: ViewContext): Own<'project'> {
  return {
    facts: factsOf(
      namedFact('Client', 'client', client),
      startsOn !== undefined && { title: 'Starts', text: dayText(startsOn, locale) },
      endsOn !== undefined && { title: 'Ends', text: dayText(endsOn, locale) },
      participants.length > 0 && { title: 'Participants', text: participants.map(({ name }) => name).join(', ') },
    ),
    participants,
    ...(client && { client }),
    ...(startsOn !== undefined && { startsOn }),
    ...(endsOn !== undefined && { endsOn }),
  };
}

/** What a member shows beside what all records show. */
export function memberView({ mail, roles, active, zone, locale, entraObjectId }: Member): Own<'member'> {
  const linked = entraObjectId !== undefined;
  const facts = [
    { title: 'Roles', text: roles.map((role) => roleTitles[role]).join(', ') || 'None' },
    { title: 'Mail', text: mail },
    { title: 'Time zone', text: zone },
    { title: 'Microsoft account', text: linked ? 'Linked' : 'Not linked' },
  ];
  return { mail, roles, active, zone, locale, linked, facts };
}
