import type { Approval } from '../domain/approval.ts';
import type { ChangeNotifications } from '../domain/change-notifications.ts';
import type { Client, Contact, Project } from '../domain/client.ts';
import type { DirectoryAccount } from '../domain/directory-account.ts';
import type { Member } from '../domain/member.ts';
import type { Profile } from '../domain/microsoft-profile.ts';
import type { Delivery, DeliveryChannel, DeliveryState } from '../domain/notices/delivery.ts';
import type { RecordKind, RecordReference } from '../domain/records.ts';
import type { Task } from '../domain/task.ts';
import type { NoticeCategory, TeamsIntegration } from '../domain/teams-integration.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import type { ApprovalFilter, TaskFilter, TicketFilter } from '../domain/work-filters.ts';
import type { FailureData } from '../errors/failure.ts';

/** A part of a longer result: at most `limit` after the first `skip`. */
export interface Page {
  limit: number;
  skip?: number;
}

/** What every kind of record can be asked. Answers hold only the acting tenant's records; absent is `undefined`. */
export interface Records<T> {
  byId(id: string): Promise<T | undefined>;
  /** Records whose words begin with every word of `text`, open and recent first; all recent ones when it is empty. */
  search(text: string, page: Page): Promise<T[]>;
  /** The same, of each record only these fields. */
  rows<F extends keyof T>(text: string, page: Page, fields: readonly F[]): Promise<Pick<T, F>[]>;
}

/** Records that carry a work number. Numbers are unique over all kinds of a tenant and never used twice. */
export interface Numbered<T> extends Records<T> {
  byNumber(number: number): Promise<T | undefined>;
}

/** The tickets of the acting tenant. */
export interface Tickets extends Numbered<Ticket> {
  /** Not resolved or closed, assigned to this member; most pressing first. */
  openFor(memberId: string, page: Page): Promise<Ticket[]>;
  /** How many `openFor` would answer in all, counted up to 1,000. */
  countOpenFor(memberId: string): Promise<number>;
  /** Those that are meant, open and recently changed first. */
  list(filter: TicketFilter, page: Page): Promise<Ticket[]>;
  /** Those that are meant, new or open, whose resolution is due soonest first. */
  dueFirst(filter: TicketFilter, page: Page): Promise<Ticket[]>;
  /** How many open ones belong to nobody, counted up to 1,000. */
  countUnassigned(): Promise<number>;
  /** The ticket that was made from this Teams message. */
  bySource(key: string): Promise<Ticket | undefined>;
}

/** The tasks of the acting tenant. */
export interface Tasks extends Numbered<Task> {
  /** Those that are meant, open and recently changed first. */
  list(filter: TaskFilter, page: Page): Promise<Task[]>;
  /** Not done, assigned to this member; earliest due first, those without a day last. */
  openFor(memberId: string, page: Page): Promise<Task[]>;
}

/** The approvals of the acting tenant. */
export interface Approvals extends Numbered<Approval> {
  /** Requested, and this member may decide them (named, or nobody is named), not their own; oldest first. */
  waitingFor(memberId: string, page: Page): Promise<Approval[]>;
  /** Those that are meant, open and recently changed first. */
  list(filter: ApprovalFilter, page: Page): Promise<Approval[]>;
  /** Asked for by this member, newest first. */
  requestedBy(memberId: string, page: Page): Promise<Approval[]>;
}

/** The time entries of the acting tenant. */
export interface TimeEntries extends Records<TimeEntry> {
  /** The member's running timer. */
  runningFor(memberId: string): Promise<TimeEntry | undefined>;
  /** Not removed, of this member on these days inclusive (`yyyy-mm-dd`), oldest first; at most 500. */
  between(memberId: string, from: string, to: string): Promise<TimeEntry[]>;
  /** Not removed, on this ticket or task, newest first. */
  ofWork(workId: string, page: Page): Promise<TimeEntry[]>;
}

/** The clients of the acting tenant. */
export interface Clients extends Records<Client> {
  /** Case and accents do not matter. */
  byName(name: string): Promise<Client | undefined>;
}

/** The contacts of the acting tenant. */
export interface Contacts extends Records<Contact> {
  byMail(mail: string): Promise<Contact | undefined>;
  /** The people at this client, recently changed first. */
  ofClient(clientId: string, page: Page): Promise<Contact[]>;
}

/** The members of the acting tenant. */
export interface Members extends Records<Member> {
  byMail(mail: string): Promise<Member | undefined>;
  /** The member linked to this Entra object id. */
  byEntraObjectId(entraObjectId: string): Promise<Member | undefined>;
  active(): Promise<Member[]>;
  /**
   * Notes that this member, as they were read, is about to stop being an administrator, and answers who else was noted in the last minutes, each with
   * the version at which they were. A note counts only while its member still has that version: later they are gone, or the change never came.
   */
  noteLeaving(member: Member, now: Date): Promise<{ id: string; version: number }[]>;
  /** Those of them that there are, in no order; at most 200. */
  byIds(ids: readonly string[]): Promise<Member[]>;
}

/** The accounts of the acting tenant's organisation that may be members': enabled, no guests, as the directory was last read. */
export interface Accounts {
  /** In no order. */
  all(): Promise<DirectoryAccount[]>;
  /** The one with this object id, or the only one with this mail address or sign-in name. */
  byIdOrMail(text: string): Promise<DirectoryAccount | undefined>;
  /** When they were last read to the end, and why the newest reading failed. */
  read(): Promise<{ at?: Date; failure?: Omit<FailureData, 'code'> }>;
}

/** The Microsoft profiles of the acting tenant. */
export interface Profiles extends Records<Profile> {
  /** All of them, archived ones too, oldest first; at most 200. */
  all(): Promise<Profile[]>;
}

/** Which deliveries are meant; what is left out does not matter. */
export interface DeliveryFilter {
  state?: DeliveryState;
  channel?: DeliveryChannel;
  /** Id of the record they are about. */
  aboutId?: string;
}

/** Which notices of a person are meant; what is left out does not matter. */
export interface NoticeFilter {
  /** Not older than this. */
  since: Date;
  /** Older than this. */
  before?: Date;
  category?: NoticeCategory;
}

/** What left the acting tenant's desk, or was to leave it. */
export interface Deliveries extends Records<Delivery> {
  /** Newest first. */
  list(filter: DeliveryFilter, page: Page): Promise<Delivery[]>;
  /** The notices of this member, newest first: of each its deliveries, the one to the activity feed before the bot's. The page counts notices. */
  noticesOf(memberId: string, filter: NoticeFilter, page: Page): Promise<Delivery[][]>;
}

/** One line of the record of who did what. */
export interface AuditEntry {
  _id: string;
  tenantId: string;
  at: Date;
  actorId: string;
  actorName: string;
  action: string;
  event: string;
  subjectKind: RecordKind;
  subjectId: string;
  /** The inputs that the action's definition says are recorded, as text. */
  inputs: { [name: string]: string };
  /** The idempotency key of the change. */
  key: string;
  /** Name and input of the action that takes it back; absent when nothing can. */
  undo?: { action: string; input: { [name: string]: string | number | boolean } };
  undoneAt?: Date;
  /** The idempotency key of the change that took it back. */
  undoneKey?: string;
}

/** Which lines of the audit trail are meant; what is left out does not matter. */
export interface AuditFilter {
  about?: RecordReference;
  actorId?: string;
  /** Both instants are included. */
  since?: Date;
  until?: Date;
}

/** Reads of the audit trail. */
export interface Audit {
  /** The change that was taken back under this key if one is given and there is such a change, else the member's newest that can be taken back, was not yet, and was made after `since`; of that record alone when it is named, and under that key alone when one is (`change`). */
  lastUndoable(
    memberId: string,
    since: Date,
    key: string | undefined,
    of?: { subjectId?: string | undefined; change?: string | undefined },
  ): Promise<AuditEntry | undefined>;
  /** The change that was made under this idempotency key. */
  byKey(key: string): Promise<AuditEntry | undefined>;
  /** What was done: to that record, by that member, or in the whole desk; newest first. */
  list(filter: AuditFilter, page: Page): Promise<AuditEntry[]>;
  /** What happened to one record, newest first. */
  of(kind: RecordKind, id: string, page: Page): Promise<AuditEntry[]>;
}

/** Everything of the acting tenant that an action or a query may read. Changes go through the door alone. */
export interface Desk {
  tickets: Tickets;
  tasks: Tasks;
  approvals: Approvals;
  timeEntries: TimeEntries;
  clients: Clients;
  contacts: Contacts;
  projects: Records<Project>;
  members: Members;
  accounts: Accounts;
  profiles: Profiles;
  /** The tenant's Microsoft set-up; `undefined` while nobody has set anything. */
  integration(): Promise<TeamsIntegration | undefined>;
  deliveries: Deliveries;
  /** How Microsoft tells this tenant of changes. */
  changeNotifications(): Promise<ChangeNotifications>;
  audit: Audit;
  /** The record of that kind and id. */
  record(kind: RecordKind, id: string): Promise<unknown>;
  /** Takes the tenant's next work number. */
  nextNumber(): Promise<number>;
}
