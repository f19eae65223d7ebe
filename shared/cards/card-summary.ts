import type { List } from '../definition/reply.ts';
import { approvalStatusTitles } from '../domain/approval-rules.ts';
import { roleTitles } from '../domain/member.ts';
import { deliveryChannelTitles, deliveryStateTitles } from '../domain/notices/delivery.ts';
import type { LoadedRecord, RecordTypes } from '../domain/record-types.ts';
import type { RecordKind } from '../domain/records.ts';
import { installTitles } from '../domain/teams-integration.ts';
import { priorityTitles, statusTitles, taskStatusTitles } from '../domain/ticket-rules.ts';
import { dayText, dueText, minutesText } from '../text/plain-time.ts';
import { approvalOfTitles } from './approval-face.ts';
import type { CardView, Shown } from './card-view.ts';
import { plainLine } from './safe-text.ts';
import { clockWords } from './ticket-face.ts';
import { newestEntries } from './ticket-history.ts';
import { timeEntryStatusTitles } from './time-entry-face.ts';

type Reader = Pick<CardView, 'now' | 'locale'>;
type Parts = (string | false | undefined)[];

const name = (text: string) => plainLine(text, 80);

function ticketParts(ticket: RecordTypes['ticket'], { now }: Reader): Parts {
  const { client, contact, assignee, escalation } = ticket;
  const clock = clockWords(ticket, now);
  const latest = newestEntries(ticket.entries, 1).entries[0];
  const who =
    latest &&
    (latest.kind === 'note'
      ? 'Internal note'
      : latest.kind === 'reply'
        ? `Reply to ${latest.to ? name(latest.to.name) : 'the contact'}`
        : 'Message');
  return [
    `Ticket #${ticket.number} “${plainLine(ticket.title, 120)}”: ${statusTitles[ticket.status].toLowerCase()}, ${priorityTitles[ticket.priority].toLowerCase()} priority`,
    client && `Client: ${name(client.name)}`,
    contact && `Contact: ${name(contact.name)}`,
    assignee ? `Assigned to ${name(assignee.name)}` : 'Assigned to nobody yet',
    clock && `${clock.text.charAt(0).toUpperCase()}${clock.text.slice(1)}`,
    escalation && `Escalated by ${name(escalation.by.name)}: ${plainLine(escalation.reason, 120)}`,
    latest &&
      `${who}${latest.state === 'held' ? ' (held)' : ''} by ${name(latest.author.name)}, ${dueText(latest.at, now)}: ${plainLine(latest.text, 160)}`,
  ];
}

const parts: { readonly [K in RecordKind]: (record: RecordTypes[K], reader: Reader) => Parts } = {
  ticket: ticketParts,
  task: (task, { locale }) => [
    `Task #${task.number} “${plainLine(task.title, 120)}”: ${taskStatusTitles[task.status].toLowerCase()}`,
    task.project && `Project: ${name(task.project.name)}`,
    task.client && `Client: ${name(task.client.name)}`,
    task.assignee ? `Assigned to ${name(task.assignee.name)}` : 'Assigned to nobody yet',
    task.dueOn && `Due ${dayText(task.dueOn, locale)}`,
  ],
  approval: (approval, { now }) => [
    `Approval #${approval.number} “${plainLine(approval.title, 120)}”: ${approvalStatusTitles[approval.status].toLowerCase()}`,
    `${approvalOfTitles[approval.of]}, asked by ${name(approval.requester.name)}, ${dueText(approval.requestedAt, now)}`,
    approval.decision &&
      `Decided by ${name(approval.decision.by.name)}${approval.decision.comment ? `: ${plainLine(approval.decision.comment, 160)}` : ''}`,
  ],
  'time-entry': (entry, { locale }) => [
    `${entry.status === 'running' ? 'Timer' : minutesText(entry.minutes)} on #${entry.work.number} “${plainLine(entry.work.title, 120)}”: ${timeEntryStatusTitles[entry.status].toLowerCase()}`,
    `${name(entry.member.name)}, ${dayText(entry.on, locale)}`,
    entry.note && plainLine(entry.note, 160),
  ],
  contact: (contact) => [
    `Contact ${name(contact.name)} of ${name(contact.client.name)}`,
    plainLine(contact.mail, 254),
    contact.phone && plainLine(contact.phone, 40),
  ],
  client: (client) => [`Client ${name(client.name)}, ${client.active ? 'active' : 'not active'}`],
  project: (project, { locale }) => [
    `Project ${name(project.name)}`,
    project.client && `Client: ${name(project.client.name)}`,
    project.startsOn && `Starts ${dayText(project.startsOn, locale)}`,
    project.endsOn && `Ends ${dayText(project.endsOn, locale)}`,
  ],
  member: (member) => [
    `Member ${name(member.name)}: ${member.roles.map((role) => roleTitles[role].toLowerCase()).join(', ') || 'no role'}`,
    plainLine(member.mail, 254),
  ],
  profile: (profile) => [
    `Microsoft profile ${name(profile.name)}, ${profile.status}`,
    `Application ${plainLine(profile.clientId, 40)} of tenant ${plainLine(profile.entraTenantId, 40)}`,
    profile.tested && `Last test: ${plainLine(profile.tested.text, 160)}`,
  ],
  'teams-integration': (integration) => [`Microsoft set-up, Teams ${installTitles[integration.install.state]}`],
  delivery: (delivery) => [
    `Delivery by ${deliveryChannelTitles[delivery.channel].toLowerCase()}: ${deliveryStateTitles[delivery.state].toLowerCase()}${delivery.reason ? ` (${plainLine(delivery.reason, 80)})` : ''}`,
    delivery.notice && plainLine(delivery.notice.preview, 160),
  ],
};

function sentences(all: Parts): string {
  let text = '';
  for (const part of all) if (part) text += `${text && ' '}${part}${/[.!?…]$/.test(part) ? '' : '.'}`;
  return text;
}

/** The record in plain sentences, complete without its card; at most about 900 characters. */
export function summaryOf(shown: Shown, reader: Reader): string {
  const { kind, record } = shown as LoadedRecord;
  return sentences((parts[kind] as (record: unknown, reader: Reader) => Parts)(record, reader));
}

/** What was just done or went wrong, then the record in plain sentences: the text that stands for a record's card. */
export function cardText(shown: Shown, view: Reader & Pick<CardView, 'result' | 'failure'>): string {
  const { result, failure } = view;
  const told = failure ? [plainLine(failure.text, 300), plainLine(failure.remedy, 200)] : [result && plainLine(result, 300)];
  const before = sentences(told);
  return before ? `${before} ${summaryOf(shown, view)}` : summaryOf(shown, view);
}

const rowsRead = 25;

/** The list as numbered lines of plain text, complete without its card. */
export function listSummary(list: List): string {
  const title = plainLine(list.title, 120);
  if (list.items.length === 0) return `${title}: ${plainLine(list.empty, 200) || 'nothing.'}`;
  const rows = list.items.slice(0, rowsRead).map((item, place) => {
    const number = item.number === undefined ? '' : `#${item.number} `;
    const detail = item.detail ? ` (${plainLine(item.detail, 100)})` : '';
    return `${place + 1}. ${number}${plainLine(item.title, 100)}${detail}`;
  });
  return [`${title}:`, ...rows, ...shownOf(list, rows.length)].join('\n');
}

/** "10 of 57 shown", when there are more than that. */
export function shownOf(list: List, rows: number): string[] {
  const total = Math.max(list.total ?? 0, list.items.length);
  return total > rows ? [`${rows} of ${total} shown`] : [];
}
