import type { RecordReference } from '../domain/records.ts';
import type { Priority } from '../domain/ticket.ts';
import type { TimeEntryStatus } from '../domain/time-entry.ts';
import type { FailureData } from '../errors/failure.ts';
import type { Instant, ListRow } from './answers.ts';
import type { NoticeData } from './notice-data.ts';
import type { SetupData } from './setup-data.ts';
import type { Tone, Worded } from './views.ts';

/** A row of a list of work, with what a table shows beside its title. Absent is what the record does not have. */
export interface WorkRow extends ListRow {
  status: Worded;
  priority?: Worded<Priority>;
  client?: string;
  assignee?: string;
  requester?: string;
  escalated?: true;
  /** The clock or day that presses, in words and how much it does. */
  due?: { text: string; at?: Instant; on?: string; what: 'response' | 'resolution' | 'task'; tone: Tone };
  updatedAt: Instant;
}

/** A page of rows. `more`: there are further ones behind `skip + rows.length`. */
export interface WorkPage {
  rows: WorkRow[];
  skip: number;
  more: boolean;
}

/** `desk.overview`: the day of one member. */
export interface Overview {
  /** Due by the end of today in the member's zone, overdue first. */
  dueToday: WorkRow[];
  /** The contact wrote last, or changes were asked for. */
  waitingOnMe: WorkRow[];
  /** Waits for this member's decision. */
  approvals: WorkRow[];
  /** Clocks of the member's tickets, soonest first. */
  clocks: WorkRow[];
  timer?: {
    ref: RecordReference;
    work: { kind: 'ticket' | 'task'; id: string; number: number; title: string };
    startedAt: Instant;
    note: string;
  };
  /** Logged today, in minutes. */
  minutesToday: number;
  counts: { tickets: number; tasks: number; approvals: number; unassigned?: number };
}

/** A day of a week of time. */
export interface TimeDay {
  on: string;
  minutes: number;
  entries: {
    ref: RecordReference;
    version: number;
    work: { kind: 'ticket' | 'task'; id: string; number: number; title: string };
    minutes: number;
    note: string;
    status: Worded<TimeEntryStatus>;
    startedAt?: Instant;
    stoppedAt?: Instant;
  }[];
}

/** `time-entry.mine`: a week of one member, Monday first, every day of it. */
export interface TimeWeek {
  member: { id: string; name: string };
  from: string;
  to: string;
  minutes: number;
  days: TimeDay[];
  /** Minutes by ticket or task, most first. */
  byWork: { work: { kind: 'ticket' | 'task'; id: string; number: number; title: string }; minutes: number }[];
}

/** `audit.list`: who did what, newest first. */
export interface AuditPage {
  rows: {
    id: string;
    at: Instant;
    actor: { id: string; name: string };
    action: string;
    /** The action's title. */
    title: string;
    event: string;
    subject: RecordReference;
    inputs: { [name: string]: string };
    undone: boolean;
  }[];
  skip: number;
  more: boolean;
}

/** `member.list`. Roles, accounts and who is disabled are for administrators. */
export interface MemberPage {
  members: {
    id: string;
    name: string;
    mail: string;
    roles: string[];
    active: boolean;
    linked?: boolean;
    signedOut?: boolean;
    zone?: string;
    locale?: string;
  }[];
  skip: number;
  more: boolean;
}

/** `client.show`: the people at a client and what is open for it. `more`: there are further ones than are listed. */
export interface ClientPage {
  contacts: { id: string; name: string; mail: string; phone?: string }[];
  tickets: WorkRow[];
  more: { contacts: boolean; tickets: boolean };
}

/** `account.list`: who could be added from the directory. */
export interface AccountPage {
  accounts: { id: string; name: string; mail: string }[];
  skip: number;
  more: boolean;
  /** How many there are in all. */
  total: number;
  /** When the directory was last read to its end; absent when it never was. */
  readAt?: Instant;
  /** Why it could not be read the last time, and what mends it. */
  failure?: Omit<FailureData, 'code'>;
}

/** What `data` holds, by the name of the query; queries that are not here answer text, a record or a list alone, or data of their own. */
export interface QueryData extends SetupData, NoticeData {
  'desk.overview': Overview;
  'desk.find': { skip: number; more: boolean };
  'ticket.list': WorkPage;
  'task.list': WorkPage;
  'approval.list': WorkPage;
  'time-entry.mine': TimeWeek;
  'audit.list': AuditPage;
  'member.list': MemberPage;
  'client.show': ClientPage;
  'account.list': AccountPage;
}
