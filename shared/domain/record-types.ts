import type { Approval } from './approval.ts';
import type { Client, Contact, Project } from './client.ts';
import type { Member } from './member.ts';
import type { Profile } from './microsoft-profile.ts';
import type { Delivery } from './notices/delivery.ts';
import type { RecordKind } from './records.ts';
import type { Task } from './task.ts';
import type { TeamsIntegration } from './teams-integration.ts';
import type { Ticket } from './ticket.ts';
import type { TimeEntry } from './time-entry.ts';

/** Which record type a kind stands for. */
export interface RecordTypes {
  ticket: Ticket;
  task: Task;
  project: Project;
  approval: Approval;
  'time-entry': TimeEntry;
  client: Client;
  contact: Contact;
  member: Member;
  profile: Profile;
  'teams-integration': TeamsIntegration;
  delivery: Delivery;
}

/** A record as it was read, with its kind beside it; testing `kind` tells which of several types it is. */
export type LoadedRecord<K extends RecordKind = RecordKind> = K extends RecordKind ? { kind: K; record: RecordTypes[K] } : never;
