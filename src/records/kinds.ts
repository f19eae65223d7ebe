import type { Approval } from '../../shared/domain/approval.ts';
import type { Client, Contact, Project } from '../../shared/domain/client.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { Profile } from '../../shared/domain/microsoft-profile.ts';
import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import { slaWatch } from '../../shared/domain/sla-risk.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TeamsIntegration } from '../../shared/domain/teams-integration.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { isOpen } from '../../shared/domain/ticket-rules.ts';
import type { TimeEntry } from '../../shared/domain/time-entry.ts';
import type { CollectionDefinition } from '../../shared/ports/document-store.ts';
import { fold, terms } from '../../shared/text/fold.ts';
import { deliveryCollection } from '../events/deliveries.ts';
import {
  approvalCollection,
  clientCollection,
  contactCollection,
  integrationCollection,
  memberCollection,
  profileCollection,
  projectCollection,
  type Ranked,
  taskCollection,
  ticketCollection,
  timeEntryCollection,
} from './collections.ts';

/** What the store derives from a record: where it lives, the texts it is found by, whether it ranks as open, and fields kept for indexes. */
interface KindOfRecord<T extends Aggregate> {
  collection: CollectionDefinition<T & Ranked>;
  texts(record: T): readonly (string | undefined)[];
  open(record: T): boolean;
  extra?(record: T): Record<string, unknown>;
}

function kind<T extends Aggregate>(of: KindOfRecord<T>): KindOfRecord<Aggregate> {
  return of as unknown as KindOfRecord<Aggregate>;
}

/** Every record kind of the desk; whoever needs to treat all alike walks this. */
export const recordKinds: { readonly [name in RecordKind]: KindOfRecord<Aggregate> } = {
  ticket: kind<Ticket>({
    collection: ticketCollection,
    texts: (ticket) => [
      String(ticket.number),
      ticket.title,
      ticket.client?.name,
      ticket.contact?.name,
      ticket.assignee?.name,
      ticket.description,
    ],
    open: isOpen,
    extra: (ticket) => ({ ...slaWatch(ticket) }),
  }),
  task: kind<Task>({
    collection: taskCollection,
    texts: (task) => [
      String(task.number),
      task.title,
      task.project?.name,
      task.client?.name,
      task.assignee?.name,
      task.description,
    ],
    open: isOpen,
  }),
  approval: kind<Approval>({
    collection: approvalCollection,
    texts: (approval) => [String(approval.number), approval.title, approval.requester.name, approval.of, approval.details],
    open: (approval) => approval.status === 'requested',
  }),
  'time-entry': kind<TimeEntry>({
    collection: timeEntryCollection,
    texts: (entry) => [String(entry.work.number), entry.work.title, entry.note, entry.member.name],
    open: (entry) => entry.status !== 'removed',
  }),
  client: kind<Client>({
    collection: clientCollection as unknown as CollectionDefinition<Client & Ranked>,
    texts: (client) => [client.name],
    open: (client) => client.active,
    extra: (client) => ({ nameKey: fold(client.name) }),
  }),
  contact: kind<Contact>({
    collection: contactCollection,
    texts: (contact) => [contact.name, contact.client.name, contact.mail, contact.phone],
    open: () => true,
  }),
  project: kind<Project>({
    collection: projectCollection,
    texts: (project) => [project.name, project.client?.name],
    open: () => true,
  }),
  member: kind<Member>({
    collection: memberCollection,
    texts: (member) => [member.name, member.mail],
    open: (member) => member.active,
  }),
  profile: kind<Profile>({
    collection: profileCollection,
    texts: (profile) => [profile.name, profile.clientId],
    open: (profile) => profile.status !== 'archived',
  }),
  'teams-integration': kind<TeamsIntegration>({
    collection: integrationCollection,
    texts: (integration) => [integration.name],
    open: () => true,
  }),
  delivery: kind<Delivery>({ collection: deliveryCollection, texts: () => [], open: () => true }),
};

/** Records that rank at least this are open. */
export const openRank = 100_000_000_000_000;

/** So many letters of a word are kept as the beginnings that it is found by. */
export const lettersFiled = 8;
const shortest = { first: 24, letters: 4 } as const;

/** What a word is filed under: each of its beginnings of up to eight letters, and the word itself if it is longer. One, two and three letters only of the first words of a record. */
function filedUnder(word: string, place: number): string[] {
  const least = place < shortest.first ? 1 : Math.min(shortest.letters, word.length);
  const most = Math.min(lettersFiled, word.length);
  const beginnings = Array.from({ length: most - least + 1 }, (_, more) => word.slice(0, least + more));
  return [...beginnings.filter((beginning) => beginning.isWellFormed()), ...(word.length > lettersFiled ? [word] : [])];
}

/** What a record is found by and where it ranks. Of its words (at most 64) the terms hold the beginnings, so that what somebody has typed so far is an equality that an index answers in rank order. */
export function searchFields(name: RecordKind, record: Aggregate): { terms: string[]; rank: number } & Record<string, unknown> {
  const of = recordKinds[name];
  const words = terms(...of.texts(record).filter((text) => text !== undefined));
  return {
    terms: [...new Set(words.flatMap(filedUnder))],
    rank: (of.open(record) ? openRank : 0) + record.updatedAt.getTime(),
    ...of.extra?.(record),
  };
}
