import { safeLink } from '../cards/safe-link.ts';
import { type Delivery, deliveryStateTitles } from '../domain/notices/delivery.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket, TicketEntry } from '../domain/ticket.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import type { AuditEntry } from '../ports/desk.ts';
import { dayText, minutesText } from '../text/plain-time.ts';
import type { ViewContext } from './view-context.ts';
import type { TimelineEntry } from './views.ts';

const most = 500;
/** Actions whose effect is a line of its own. */
const toldElsewhere = /^(note|reply|message)\./;
/** Mails that were made this long after a reply was sent are about that reply. */
const mailWithin = 60_000;

function deliveryOf(entry: TicketEntry, mails: readonly Delivery[]): TimelineEntry['delivery'] {
  if (entry.state === 'held')
    return { state: 'held', title: 'Held', ...(entry.sendAt && { sendAt: entry.sendAt.toISOString() }) };
  const mail = mails.findLast(
    ({ channel, recipient, at }) =>
      channel === 'mail' && recipient === entry.to?.mail && Math.abs(at.getTime() - entry.at.getTime()) <= mailWithin,
  );
  if (!mail) return undefined;
  return { state: mail.state, title: deliveryStateTitles[mail.state], ...(mail.reason && { reason: mail.reason }) };
}

function ofEntry(entry: TicketEntry, mails: readonly Delivery[]): TimelineEntry {
  const delivery = entry.kind === 'reply' ? deliveryOf(entry, mails) : undefined;
  const link = safeLink(entry.link);
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    author: { id: entry.author.id, name: entry.author.name },
    kind: entry.kind,
    audience: entry.kind === 'note' ? 'internal' : 'contact',
    text: entry.text,
    ...(entry.to && { to: entry.to }),
    ...(delivery && { delivery }),
    ...(link && { link }),
  };
}

function ofTime(entry: TimeEntry, { locale }: ViewContext): TimelineEntry {
  const isRunning = entry.status === 'running';
  const long = isRunning ? 'Timer running' : `${minutesText(entry.minutes)} on ${dayText(entry.on, locale)}`;
  return {
    id: entry._id,
    at: (entry.startedAt && isRunning ? entry.startedAt : entry.createdAt).toISOString(),
    author: entry.member,
    kind: 'time',
    audience: 'internal',
    text: entry.note ? `${long}: ${entry.note}` : long,
    minutes: entry.minutes,
    on: entry.on,
    ...(entry.note && { note: entry.note }),
    ...(isRunning && { running: true as const }),
    ref: { kind: 'time-entry', id: entry._id },
  };
}

/** What was chosen, without the record itself, which everybody sees. */
function valuesOf({ action, inputs }: AuditEntry, { isChosen }: ViewContext): NonNullable<TimelineEntry['change']>['values'] {
  const values = Object.entries(inputs).filter(([name, text]) => text && !['ticket', 'task', 'work', 'approval'].includes(name));
  return values.map(([name, text]) => ({ text, ...(isChosen(action, name) && { chosen: true as const }) }));
}

function ofChange(entry: AuditEntry, context: ViewContext): TimelineEntry {
  const values = valuesOf(entry, context);
  const title = context.titleOf(entry.action) ?? entry.action;
  const what = values.length > 0 ? `${title}: ${values.map(({ text }) => text).join(', ')}` : title;
  return {
    id: entry._id,
    at: entry.at.toISOString(),
    author: { id: entry.actorId, name: entry.actorName },
    kind: 'change',
    audience: 'internal',
    text: entry.undoneAt ? `${what} (taken back)` : what,
    change: { title, values, ...(entry.undoneAt && { undone: true as const }) },
  };
}

function inOrder(lines: TimelineEntry[]): { timeline: TimelineEntry[]; earlier?: true } {
  lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return lines.length > most ? { timeline: lines.slice(-most), earlier: true } : { timeline: lines };
}

/** The history of a ticket, task or approval, oldest first: what people wrote, time, changes. At most the newest 500 lines. */
export function timelineOf(
  of: { entries?: Ticket['entries']; notes?: Task['notes'] },
  context: ViewContext,
): { timeline: TimelineEntry[]; earlier?: true } {
  const entries = [...(of.entries ?? []), ...(of.notes ?? []).map((note) => ({ ...note, kind: 'note' as const }))];
  const shown = entries.filter((entry) => !entry.removedAt && !('state' in entry && entry.state === 'cancelled'));
  return inOrder([
    ...shown.map((entry) => ofEntry(entry, context.mails)),
    ...context.time.map((entry) => ofTime(entry, context)),
    ...context.audit.filter(({ action }) => !toldElsewhere.test(action)).map((entry) => ofChange(entry, context)),
  ]);
}

/** The minutes of these entries together. */
export function minutesOf(time: readonly TimeEntry[]): number {
  return time.reduce((sum, { minutes }) => sum + minutes, 0);
}
