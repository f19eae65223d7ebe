import type { Approval } from '../../shared/domain/approval.ts';
import type { Client, Contact, Project } from '../../shared/domain/client.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { Profile } from '../../shared/domain/microsoft-profile.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TeamsIntegration } from '../../shared/domain/teams-integration.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { TimeEntry } from '../../shared/domain/time-entry.ts';
import type { CollectionDefinition, IndexDefinition, StoredDocument } from '../../shared/ports/document-store.ts';

/** What the store keeps of a record beside what the domain knows: its place in search results. */
export interface Ranked {
  /** Open before closed, recent before old: higher comes first. */
  rank: number;
}

const searched: readonly IndexDefinition[] = [
  { name: 'words', key: { tenantId: 1, terms: 1, rank: -1 } },
  { name: 'recent', key: { tenantId: 1, rank: -1 } },
  { name: 'pending', key: { tenantId: 1, 'pending.id': 1 }, sparse: true },
];
const numbered: IndexDefinition = { name: 'number', key: { tenantId: 1, number: 1 }, unique: true };

function records<T extends StoredDocument>(name: string, indexes: readonly IndexDefinition[]): CollectionDefinition<T & Ranked> {
  return { name, scope: 'tenant', indexes: [...searched, ...indexes] };
}

/** Tickets, with the indexes of their lists, clocks and held replies. */
export const ticketCollection = records<Ticket>('tickets', [
  numbered,
  { name: 'assignee', key: { tenantId: 1, 'assignee.id': 1, rank: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, rank: -1 } },
  { name: 'client', key: { tenantId: 1, 'client.id': 1, rank: -1 } },
  { name: 'held', key: { tenantId: 1, heldUntil: 1 }, sparse: true, partial: { heldUntil: { $exists: true } } },
  { name: 'due', key: { tenantId: 1, status: 1, 'sla.resolutionDueAt': 1 } },
  { name: 'watch', key: { tenantId: 1, slaWatch: 1, slaDueAt: 1 }, partial: { slaWatch: { $exists: true } } },
  { name: 'source', key: { tenantId: 1, 'source.key': 1 }, unique: true, partial: { 'source.key': { $exists: true } } },
]);

/** Tasks, with the index of a member's list. */
export const taskCollection = records<Task>('tasks', [
  numbered,
  { name: 'assignee', key: { tenantId: 1, 'assignee.id': 1, rank: -1 } },
]);

/** Approvals, by how they stand and by who asked. No time entry waits for two decisions. */
export const approvalCollection = records<Approval>('approvals', [
  numbered,
  { name: 'status', key: { tenantId: 1, status: 1, requestedAt: 1 } },
  { name: 'requester', key: { tenantId: 1, 'requester.id': 1, requestedAt: -1 } },
  {
    name: 'waiting-entries',
    key: { tenantId: 1, entries: 1 },
    unique: true,
    partial: { status: 'requested', entries: { $exists: true } },
  },
]);

/** Time entries; a member has at most one that runs. */
export const timeEntryCollection = records<TimeEntry>('timeEntries', [
  { name: 'day', key: { tenantId: 1, 'member.id': 1, on: 1 } },
  { name: 'work', key: { tenantId: 1, 'work.id': 1, on: -1 } },
  { name: 'running', key: { tenantId: 1, 'member.id': 1, status: 1 }, unique: true, partial: { status: 'running' } },
]);

/** Clients; `nameKey` is the folded name, which one client of a desk has, whether it is active or not. */
export const clientCollection = records<Client & { nameKey: string }>('clients', [
  { name: 'unique-name', key: { tenantId: 1, nameKey: 1 }, unique: true },
]);

/** Contacts of clients, found by mail address in lower case. */
export const contactCollection = records<Contact>('contacts', [
  { name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true },
  { name: 'client', key: { tenantId: 1, 'client.id': 1, rank: -1 } },
]);

/** Projects, found by words alone. */
export const projectCollection = records<Project>('projects', []);

/** Members of the MSP. */
export const memberCollection = records<Member>('members', [
  { name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true },
  { name: 'entra', key: { tenantId: 1, entraObjectId: 1 }, unique: true, partial: { entraObjectId: { $exists: true } } },
]);

/** Microsoft profiles; few a tenant. */
export const profileCollection = records<Profile>('profiles', []);

/** The Microsoft side of each tenant; one document each. */
export const integrationCollection = records<TeamsIntegration>('integrations', [
  { name: 'one', key: { tenantId: 1 }, unique: true },
]);

/** The MSPs of this installation. */
export const tenantCollection: CollectionDefinition<Tenant> = {
  name: 'tenants',
  scope: 'installation',
  indexes: [{ name: 'entra', key: { entraTenantId: 1 }, unique: true, partial: { entraTenantId: { $exists: true } } }],
};

/** The next work number of each tenant. */
export const counterCollection: CollectionDefinition<{ _id: string; tenantId: string; next: number }> = {
  name: 'counters',
  scope: 'tenant',
  indexes: [],
};
