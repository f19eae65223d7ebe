import { plainLine } from '../../cards/safe-text.ts';
import { holds } from '../../policy/grants.ts';
import type { Approval } from '../approval.ts';
import { cite } from '../cite.ts';
import type { Member } from '../member.ts';
import type { Profile } from '../microsoft-profile.ts';
import type { Aggregate, DomainEvent, Named } from '../records.ts';
import type { Task } from '../task.ts';
import type { NoticeCategory } from '../teams-integration.ts';
import type { Ticket } from '../ticket.ts';

/** What an event tells whom. */
export interface NoticeCause {
  category: NoticeCategory;
  /** Ids of those it concerns; who made it happen is still among them. */
  to: string[];
  /** Who made it happen: never told of it. */
  by: string;
  title: string;
  preview: string;
}

/** The most characters Teams shows of a notice. */
const longestPreview = 150;

const name = (text: string) => plainLine(text, 40) || 'Somebody';
const whole = (text: string) => plainLine(text, longestPreview);
const about = (record: Aggregate) => plainLine(cite(record as Ticket), 90);
const dispatchers = (people: readonly Member[]) =>
  people.filter(({ roles }) => roles.includes('dispatcher')).map(({ _id }) => _id);
const idsOf = (...named: (Named | undefined)[]) => named.flatMap((one) => (one ? [one.id] : []));

/** Those who wrote on a ticket or task: they watch it. What was removed or cancelled does not count. */
function watchers(record: Ticket | Task): string[] {
  const notes = 'notes' in record ? record.notes : record.entries.filter((entry) => entry.kind !== 'contact-message');
  return notes.flatMap((one) => (one.removedAt || ('state' in one && one.state === 'cancelled') ? [] : [one.author.id]));
}

function assignment(event: DomainEvent, record: Ticket | Task): NoticeCause | undefined {
  const { assigneeId } = event.data;
  if (typeof assigneeId !== 'string') return undefined;
  const preview = whole(`${name(event.actor.name)} assigned ${about(record)} to you.`);
  return { category: 'assignment', to: [assigneeId], by: event.actor.id, title: 'Assigned to you', preview };
}

function customerReply(event: DomainEvent, ticket: Ticket, people: readonly Member[]): NoticeCause {
  const concerned = [...idsOf(ticket.assignee), ...watchers(ticket)];
  const to = concerned.length ? concerned : dispatchers(people);
  const who = typeof event.data['name'] === 'string' ? event.data['name'] : (ticket.contact?.name ?? 'The customer');
  const preview = whole(`${name(who)} replied on ${about(ticket)}.`);
  return { category: 'customer-reply', to, by: event.actor.id, title: 'Customer replied', preview };
}

/** A held reply leaves by itself, in the name of the desk; it was made by whoever wrote it. */
function replySent(event: DomainEvent, ticket: Ticket): NoticeCause {
  const author = ticket.entries.find(({ id }) => id === event.data['entryId'])?.author ?? event.actor;
  const preview = whole(`${name(author.name)} replied to the customer on ${about(ticket)}.`);
  const to = [...idsOf(ticket.assignee), ...watchers(ticket)];
  return { category: 'customer-reply', to, by: author.id, title: 'Reply to the customer', preview };
}

function approvalRequest(event: DomainEvent, approval: Approval, people: readonly Member[]): NoticeCause {
  const named = approval.approvers.map(({ id }) => id);
  const to = named.length ? named : people.filter(({ roles }) => holds(roles, 'approval.decide')).map(({ _id }) => _id);
  const preview = whole(`${name(approval.requester.name)} asks for your decision on ${about(approval)}.`);
  const by = approval.requester.id;
  return { category: 'approval-request', to: to.filter((id) => id !== event.actor.id), by, title: 'Approval requested', preview };
}

const decisions: { readonly [status: string]: readonly [title: string, did: string] } = {
  approved: ['Approved', 'approved'],
  'changes-requested': ['Changes requested', 'asks for changes to'],
  rejected: ['Rejected', 'rejected'],
};

/** The comment stays on the record: a notice is read over shoulders. */
function approvalDecided(event: DomainEvent, approval: Approval): NoticeCause | undefined {
  const decision = decisions[String(event.data['status'])];
  if (!decision) return undefined;
  const [title, did] = decision;
  const preview = whole(`${name(event.actor.name)} ${did} ${about(approval)}.`);
  return { category: 'approval-request', to: [approval.requester.id], by: event.actor.id, title, preview };
}

function escalation(event: DomainEvent, ticket: Ticket, people: readonly Member[]): NoticeCause {
  const preview = whole(`${name(event.actor.name)} escalated ${about(ticket)}.`);
  const to = [...idsOf(ticket.assignee), ...dispatchers(people)];
  return { category: 'escalation', to, by: event.actor.id, title: 'Escalated', preview };
}

function slaRisk(event: DomainEvent, ticket: Ticket, people: readonly Member[]): NoticeCause {
  const clock = event.data['clock'] === 'response' ? 'response' : 'resolution';
  const missed = event.data['stage'] === 'missed';
  const preview = whole(`The ${clock} target of ${about(ticket)} ${missed ? 'was missed' : 'is at risk'}.`);
  const to = [...idsOf(ticket.assignee), ...dispatchers(people)];
  return { category: 'sla-risk', to, by: event.actor.id, title: missed ? 'SLA missed' : 'SLA at risk', preview };
}

const administrators = (people: readonly Member[]) =>
  people.filter(({ roles }) => holds(roles, 'desk.administer')).map(({ _id }) => _id);

/** What happened to a Microsoft profile, for administrators: a sort of its own, so that who mutes calls for help still hears of it. */
function profileTrouble(title: string, words: (name: string, event: DomainEvent) => string): CauseOf {
  return (event, profile, people) => {
    const preview = whole(words(plainLine((profile as Profile).name, 40), event));
    return { category: 'microsoft-setup', to: administrators(people), by: event.actor.id, title, preview };
  };
}

function endsSoon(profile: string, { data }: DomainEvent): string {
  const days = Number(data['days']);
  return `What the Microsoft profile “${profile}” signs in with ends within ${days === 1 ? 'a day' : `${days} days`}: enter the next one.`;
}

type CauseOf = (event: DomainEvent, record: never, people: readonly Member[]) => NoticeCause | undefined;

const causes: { readonly [type: string]: CauseOf } = {
  'ticket.assigned': assignment,
  'task.assigned': assignment,
  'task.created': assignment,
  'ticket.contact-replied': customerReply,
  'ticket.replied': replySent,
  'approval.requested': approvalRequest,
  'approval.decided': approvalDecided,
  'ticket.escalated': escalation,
  'ticket.sla-risk': slaRisk,
  'profile.disabled': profileTrouble('Microsoft profile disabled', (profile, { data }) => {
    const why = typeof data['reason'] === 'string' ? data['reason'] : 'its last test did not pass.';
    return `The Microsoft profile “${profile}” is disabled: ${why}`;
  }),
  'profile.secret-expiring': profileTrouble('Secret ends soon', endsSoon),
  'profile.connection-died': profileTrouble(
    'Microsoft connection ended',
    (profile) => `The sign-in behind the Microsoft profile “${profile}” has ended: somebody has to connect it again.`,
  ),
};

/** Whether events of this type tell anybody anything. */
export function tellsSomebody(type: string): boolean {
  return Object.hasOwn(causes, type);
}

/** Whom an event tells what; `undefined` when nobody is told of such an event. `people` are the tenant's members, or at least those it can concern. */
export function causeOf(event: DomainEvent, record: Aggregate, people: readonly Member[]): NoticeCause | undefined {
  return tellsSomebody(event.type) ? causes[event.type]!(event, record as never, people) : undefined;
}
