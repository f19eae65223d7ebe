import { nextDue } from '../domain/sla.ts';
import type { Priority, Ticket, TicketStatus } from '../domain/ticket.ts';
import { priorityTitles, statusTitles } from '../domain/ticket-rules.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { dueText } from '../text/plain-time.ts';
import type { Drawing } from './card-buttons.ts';
import type { CardRoom } from './card-room.ts';
import {
  type Badge,
  badges,
  container,
  type Fact,
  factSet,
  type Ground,
  heading,
  paragraph,
  strongText,
  subtleText,
} from './elements.ts';
import type { Face } from './record-frame.ts';
import { safeLink } from './safe-link.ts';
import { ticketHistory } from './ticket-history.ts';

/** How pressing each status of a ticket is. */
export const statusGrounds: { readonly [status in TicketStatus]: Ground } = {
  new: 'accent',
  open: 'accent',
  waiting: 'warning',
  resolved: 'good',
  closed: 'emphasis',
};
/** How pressing each priority is. */
export const priorityGrounds: { readonly [priority in Priority]: Ground } = {
  low: 'emphasis',
  normal: 'emphasis',
  high: 'warning',
  urgent: 'attention',
};

const sentLength = 600;

/** How a ticket's pressing clock reads: "response in 2 h", "resolution overdue since 3 h"; `undefined` when no clock runs. */
export function clockWords(ticket: Ticket, now: Date): { text: string; overdue: boolean } | undefined {
  const due = nextDue(ticket.sla);
  if (!due) return undefined;
  const overdue = due.at.getTime() < now.getTime();
  const words = dueText(due.at, now);
  return { text: overdue ? `${due.what} overdue, due ${words}` : `${due.what} ${words}`, overdue };
}

function ticketFacts(ticket: Ticket, room: CardRoom, clock: string | undefined): Fact[] {
  const facts: Fact[] = [];
  if (ticket.client) facts.push({ title: 'Client', value: room.line(ticket.client.name, 100) });
  if (ticket.contact) facts.push({ title: 'Contact', value: room.line(ticket.contact.name, 100) });
  facts.push({ title: 'Assigned to', value: ticket.assignee ? room.line(ticket.assignee.name, 100) : 'Nobody yet' });
  if (clock) facts.push({ title: 'Due', value: clock });
  else if (ticket.sla.pausedAt && ticket.status === 'waiting')
    facts.push({ title: 'Due', value: 'Clocks stand still while the contact is asked' });
  return facts;
}

function escalationOf({ escalation }: Ticket, { view, room }: Drawing): CardElement[] {
  if (!escalation) return [];
  room.take(260);
  const head = strongText(`Escalated by ${room.line(escalation.by.name, 80)}, ${dueText(escalation.at, view.now)}`, 'attention');
  return [container('attention', [head, ...paragraph(room.lines(escalation.reason, 300))])];
}

function sourceOf({ source }: Ticket, room: CardRoom): CardElement[] {
  if (!source) return [];
  room.take(360);
  const author = source.author ? ` by ${room.line(source.author, 80)}` : '';
  const url = safeLink(source.link);
  if (!url) return [subtleText(`Made from a Teams message${author}.`)];
  room.take(url.length);
  const selectAction = { type: 'Action.OpenUrl', title: 'Open the message', url };
  return [
    {
      type: 'Container',
      spacing: 'small',
      selectAction,
      items: [subtleText(`Made from a Teams message${author}. Select to open it.`)],
    },
  ];
}

const namesShown = 8;

function attachmentsOf({ attachments = [] }: Ticket, room: CardRoom): CardElement[] {
  if (attachments.length === 0) return [];
  room.take(120);
  const names = attachments.slice(0, namesShown).map((name) => room.line(name, 60));
  const others = attachments.length - names.length;
  return [subtleText(`Attachments: ${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`)];
}

/** What a ticket shows of itself: state, people, clock, escalation; then its description and the newest of its history. */
export function ticketFace(ticket: Ticket, drawing: Drawing): Face {
  const { view, room } = drawing;
  room.take(1_300);
  const clock = clockWords(ticket, view.now);
  const marks: Badge[] = [
    { text: statusTitles[ticket.status], ground: statusGrounds[ticket.status] },
    { text: priorityTitles[ticket.priority], ground: priorityGrounds[ticket.priority] },
  ];
  if (clock?.overdue) marks.push({ text: 'Overdue', ground: 'attention' });
  if (ticket.escalation) marks.push({ text: 'Escalated', ground: 'attention' });
  const head = [
    heading(`\\#${ticket.number} ${room.line(ticket.title, 200)}`),
    badges(marks),
    ...factSet(ticketFacts(ticket, room, clock?.text)),
    ...escalationOf(ticket, drawing),
  ];
  const ending = view.link(drawing.ref) ? '… (open to read all)' : '…';
  const rest = (): CardElement[] => [
    ...paragraph(room.lines(ticket.description, sentLength, ending)),
    ...attachmentsOf(ticket, room),
    ...sourceOf(ticket, room),
    ...ticketHistory(ticket.entries, drawing, ending),
  ];
  return { head, rest };
}
