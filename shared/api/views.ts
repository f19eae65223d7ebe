import type { Approval } from '../domain/approval.ts';
import type { Role } from '../domain/member.ts';
import type { DeliveryChannel, DeliveryState } from '../domain/notices/delivery.ts';
import type { Named, RecordKind, RecordReference } from '../domain/records.ts';
import type { TaskStatus } from '../domain/task.ts';
import type { Priority, TicketStatus } from '../domain/ticket.ts';
import type { TimeEntryStatus } from '../domain/time-entry.ts';
import type { SaidBeside } from '../text/say.ts';
import type { Instant } from './answers.ts';

/** One line of what a record says of itself, in the reader's words. */
export interface Fact {
  title: string;
  text: string;
  /** The record that it names. */
  ref?: RecordReference;
}

/** How pressing a word is; surfaces choose the colour. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'attention';

/** A value with how it reads: "Open", "Urgent". */
export interface Worded<T extends string = string> {
  value: T;
  title: string;
  tone: Tone;
}

/** Why something cannot be done to this record now, or not by this reader, and who can mend it. */
export interface MayNot {
  action: string;
  title: string;
  code: string;
  text: string;
  remedy: string;
  /** The same two as templates and what is told in them. */
  said?: SaidBeside<'text' | 'remedy'>;
}

/** What every record shows. */
interface ViewBase<K extends RecordKind> {
  kind: K;
  ref: RecordReference & { kind: K };
  version: number;
  number?: number;
  title: string;
  /** One sentence that stands for the whole. */
  summary: string;
  /** Opens the record in a browser; absent for kinds that have no address. */
  link?: string;
  facts: Fact[];
  createdAt: Instant;
  updatedAt: Instant;
  /** The actions that this reader may do to it now, most used first. */
  may: string[];
  /** What the reader sees and may not do, with why: "Why can't I?". */
  mayNot: MayNot[];
}

/** One line of a history, oldest first. What was removed, and replies that were cancelled, are not in it. */
export interface TimelineEntry {
  id: string;
  at: Instant;
  author: Named;
  /** `note` is internal; `reply` goes to the contact; `contact-message` comes from them; `time` and `change` say what was done. */
  kind: 'note' | 'reply' | 'contact-message' | 'time' | 'change';
  audience: 'internal' | 'contact';
  text: string;
  /** Replies: to whom. */
  to?: { name: string; mail: string };
  /** Replies: `held` until `sendAt`, then what became of the mail. */
  delivery?: { state: 'held' | DeliveryState; title: string; reason?: string; sendAt?: Instant };
  /** Changes: what `text` is made of, for readers in another language: values that were `chosen` are words of ours, the others what people wrote; `undone` when it was taken back. */
  change?: { title: string; values: { text: string; chosen?: true }[]; undone?: true };
  /** Time: how many minutes on which day (`2026-11-20`), what was done, whether the timer still runs, and the entry. */
  minutes?: number;
  on?: string;
  note?: string;
  running?: true;
  ref?: RecordReference;
  /** Opens the Teams message it was made from. */
  link?: string;
}

/** A clock of a service level. `met` and `missed` are final; `paused` stands still while the contact is asked. */
export interface SlaTargetView {
  what: 'response' | 'resolution';
  state: 'running' | 'risk' | 'missed' | 'met' | 'paused';
  dueAt?: Instant;
  doneAt?: Instant;
  /** "in 2 h", "3 h ago". */
  text: string;
}

/** A ticket with its clocks, its history and what is held on it. */
export interface TicketView extends ViewBase<'ticket'> {
  number: number;
  description: string;
  status: Worded<TicketStatus>;
  /** The statuses it may go to. */
  nextStatuses: TicketStatus[];
  priority: Worded<Priority>;
  client?: Named;
  contact?: Named & { mail: string };
  assignee?: Named;
  escalation?: { at: Instant; by: Named; reason: string };
  sla: SlaTargetView[];
  timeline: TimelineEntry[];
  /** The timeline begins with the newest 500 lines of a longer one. */
  earlier?: true;
  /** Replies that can still be called back: `reply.send`, `reply.cancel` with `entry`. */
  held: { entryId: string; sendAt?: Instant; to: string }[];
  minutes: number;
  attachments: string[];
  source?: { link?: string; author: string };
}

/** A task with its day and its history. */
export interface TaskView extends ViewBase<'task'> {
  number: number;
  description: string;
  status: Worded<TaskStatus>;
  project?: Named;
  client?: Named;
  assignee?: Named;
  /** Calendar day. */
  dueOn?: string;
  overdue: boolean;
  timeline: TimelineEntry[];
  earlier?: true;
  minutes: number;
}

/** A question whether something may be done or counted. */
export interface ApprovalView extends ViewBase<'approval'> {
  number: number;
  of: Approval['of'];
  details: string;
  status: Worded<Approval['status']>;
  requester: Named;
  approvers: Named[];
  subject?: RecordReference;
  requestedAt: Instant;
  decision?: { by: Named; at: Instant; comment: string };
  timeline: TimelineEntry[];
  earlier?: true;
}

/** Time somebody worked. */
export interface TimeEntryView extends ViewBase<'time-entry'> {
  status: Worded<TimeEntryStatus>;
  member: Named;
  work: { kind: 'ticket' | 'task'; id: string; number: number; title: string };
  minutes: number;
  on: string;
  note: string;
  startedAt?: Instant;
  stoppedAt?: Instant;
}

/** A customer company. */
export interface ClientView extends ViewBase<'client'> {
  active: boolean;
}

/** A person at a client. */
export interface ContactView extends ViewBase<'contact'> {
  mail: string;
  phone?: string;
  client: Named;
}

/** A body of planned work. */
export interface ProjectView extends ViewBase<'project'> {
  client?: Named;
  startsOn?: string;
  endsOn?: string;
  participants: Named[];
}

/** A person of the desk. */
export interface MemberView extends ViewBase<'member'> {
  mail: string;
  roles: Role[];
  active: boolean;
  zone: string;
  locale: string;
  /** Whether a Microsoft account is linked. */
  linked: boolean;
}

/** A Microsoft profile, masked; `profile.show` tells more in its data. */
export interface ProfileView extends ViewBase<'profile'> {
  status: Worded;
  clientId: string;
  entraTenantId: string;
}

/** The Microsoft side of the desk; `teams.status` tells more in its data. */
export interface IntegrationView extends ViewBase<'teams-integration'> {
  state: Worded;
}

/** Something that left the desk or was to leave it. */
export interface DeliveryView extends ViewBase<'delivery'> {
  channel: DeliveryChannel;
  state: Worded<DeliveryState>;
  reason?: string;
  about?: RecordReference;
  at: Instant;
  attempts: number;
}

/** A record as this reader may see it; `kind` tells which. */
export type RecordView =
  | TicketView
  | TaskView
  | ApprovalView
  | TimeEntryView
  | ClientView
  | ContactView
  | ProjectView
  | MemberView
  | ProfileView
  | IntegrationView
  | DeliveryView;

/** What a record shows beside what all records show. */
export type Own<K extends RecordKind> = Omit<
  Extract<RecordView, { kind: K }>,
  'kind' | 'ref' | 'version' | 'number' | 'title' | 'summary' | 'link' | 'createdAt' | 'updatedAt' | 'may' | 'mayNot'
>;
