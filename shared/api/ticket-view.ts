import { safeLink } from '../cards/safe-link.ts';
import { clockWords, priorityGrounds, statusGrounds } from '../cards/ticket-face.ts';
import type { SlaClockName } from '../domain/sla-risk.ts';
import { slaStage } from '../domain/sla-risk.ts';
import type { Ticket } from '../domain/ticket.ts';
import { nextStatuses, priorityTitles, statusTitles } from '../domain/ticket-rules.ts';
import { dueText } from '../text/plain-time.ts';
import { minutesOf, timelineOf } from './timeline.ts';
import type { ViewContext } from './view-context.ts';
import type { Fact, Own, SlaTargetView } from './views.ts';
import { factsOf, worded } from './worded.ts';

function target(what: SlaClockName, ticket: Ticket, { now, tenant }: ViewContext): SlaTargetView | undefined {
  const { sla } = ticket;
  const [due, done] = what === 'response' ? [sla.responseDueAt, sla.respondedAt] : [sla.resolutionDueAt, sla.resolvedAt];
  const times = { ...(due && { dueAt: due.toISOString() }), ...(done && { doneAt: done.toISOString() }) };
  if (done) return { what, state: due && done > due ? 'missed' : 'met', ...times, text: dueText(done, now) };
  if (sla.resolvedAt || !due) return undefined;
  if (sla.pausedAt) return { what, state: 'paused', ...times, text: 'stands still while the contact is asked' };
  const stage = slaStage(tenant, ticket.priority, what, due, now);
  return { what, state: stage ?? 'running', ...times, text: dueText(due, now) };
}

function ticketFacts(
  { client, contact, assignee, escalation, sla, status }: Ticket,
  clock: string | undefined,
  now: Date,
): Fact[] {
  return factsOf(
    client && { title: 'Client', text: client.name, ref: { kind: 'client', id: client.id } },
    contact && { title: 'Contact', text: `${contact.name} (${contact.mail})`, ref: { kind: 'contact', id: contact.id } },
    { title: 'Assigned to', text: assignee?.name ?? 'Nobody yet', ...(assignee && { ref: { kind: 'member', id: assignee.id } }) },
    clock !== undefined && { title: 'Due', text: clock },
    sla.pausedAt && status === 'waiting' && { title: 'Due', text: 'Clocks stand still while the contact is asked' },
    escalation && { title: 'Escalated', text: `by ${escalation.by.name}, ${dueText(escalation.at, now)}: ${escalation.reason}` },
  );
}

/** What a ticket shows beside what all records show. */
export function ticketView(ticket: Ticket, context: ViewContext): Own<'ticket'> {
  const { client, contact, assignee, escalation, source, attachments = [] } = ticket;
  const link = safeLink(source?.link);
  const held = ticket.entries.filter(({ kind, state }) => kind === 'reply' && state === 'held');
  const sla = (['response', 'resolution'] as const).map((what) => target(what, ticket, context));
  return {
    description: ticket.description,
    status: worded(ticket.status, statusTitles, statusGrounds),
    nextStatuses: [...nextStatuses(ticket.status)],
    priority: worded(ticket.priority, priorityTitles, priorityGrounds),
    facts: ticketFacts(ticket, clockWords(ticket, context.now)?.text, context.now),
    ...(client && { client }),
    ...(contact && { contact }),
    ...(assignee && { assignee }),
    ...(escalation && { escalation: { ...escalation, at: escalation.at.toISOString() } }),
    sla: sla.filter((one) => one !== undefined),
    ...timelineOf(ticket, context),
    held: held.map(({ id, sendAt, to }) => ({
      entryId: id,
      ...(sendAt && { sendAt: sendAt.toISOString() }),
      to: to ? `${to.name} <${to.mail}>` : 'the contact',
    })),
    minutes: minutesOf(context.time),
    attachments,
    ...(source && { source: { author: source.author, ...(link && { link }) } }),
  };
}
