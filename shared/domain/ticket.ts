import type { Aggregate, Named } from './records.ts';

/** Where a ticket stands. */
export type TicketStatus = 'new' | 'open' | 'waiting' | 'resolved' | 'closed';

/** How much a ticket presses, least first. */
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** A line of a ticket's history that a person wrote. A note is internal; a reply goes to the contact. */
export interface TicketEntry {
  id: string;
  kind: 'note' | 'reply' | 'contact-message';
  at: Date;
  author: Named;
  text: string;
  /** Replies only: to whom, and whether it still can be called back. */
  to?: { name: string; mail: string };
  state?: 'held' | 'sent' | 'cancelled';
  /** Replies only: when a held reply leaves by itself. */
  sendAt?: Date;
  /** Where the text came from when it was a Teams message. */
  link?: string;
  removedAt?: Date;
}

/** The clocks of a ticket's service level; instants are UTC. `undefined` due times mean the clock is stopped or the target does not apply. */
export interface SlaClock {
  responseDueAt?: Date;
  respondedAt?: Date;
  resolutionDueAt?: Date;
  resolvedAt?: Date;
  /** Set while the ticket waits for the contact: the clocks stand still. */
  pausedAt?: Date;
  /** What was told of each clock, and of which due time: at risk, or missed. */
  told?: { [clock in 'response' | 'resolution']?: { dueAt: Date; stage: 'risk' | 'missed' } };
}

/** A piece of work a client asked for. */
export interface Ticket extends Aggregate {
  number: number;
  title: string;
  description: string;
  status: TicketStatus;
  priority: Priority;
  client?: Named;
  contact?: Named & { mail: string };
  assignee?: Named;
  entries: TicketEntry[];
  sla: SlaClock;
  escalation?: { at: Date; by: Named; reason: string };
  /** The earliest `sendAt` of its held replies. */
  heldUntil?: Date;
  /** The Teams message it was made from. `key` is unique in the tenant. */
  source?: { key: string; link: string; author: string };
  attachments?: string[];
}
