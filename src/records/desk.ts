import type { Project } from '../../shared/domain/client.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { Desk, Records } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { StoredAccounts } from './accounts.ts';
import { StoredApprovals } from './approvals.ts';
import { StoredAudit } from './audit.ts';
import { readChangeNotifications } from './change-notifications.ts';
import { StoredClients, StoredContacts } from './clients.ts';
import { counterCollection, projectCollection } from './collections.ts';
import { StoredDeliveries } from './deliveries.ts';
import { StoredMembers } from './members.ts';
import { StoredIntegrations, StoredProfiles } from './profiles.ts';
import { Reading } from './reading.ts';
import { StoredTasks } from './tasks.ts';
import { StoredTickets } from './tickets.ts';
import { StoredTimeEntries } from './time-entries.ts';

const firstNumber = 1_001;

/** The desk of one tenant on this store, with the adapters' own types for the parts that the program itself uses. */
export interface StoredDesk extends Desk {
  tickets: StoredTickets;
  members: StoredMembers;
  /** The reads of that kind of record. */
  of(kind: RecordKind): Records<unknown>;
}

/** Opens the desk of one tenant. Every read and number it gives belongs to that tenant alone. */
export function openDesk(store: DocumentStore, tenantId: string): StoredDesk {
  const tickets = new StoredTickets(store, tenantId);
  const tasks = new StoredTasks(store, tenantId);
  const approvals = new StoredApprovals(store, tenantId);
  const timeEntries = new StoredTimeEntries(store, tenantId);
  const clients = new StoredClients(store, tenantId);
  const contacts = new StoredContacts(store, tenantId);
  const projects = new Reading<Project>(store, tenantId, projectCollection);
  const members = new StoredMembers(store, tenantId);
  const profiles = new StoredProfiles(store, tenantId);
  const integrations = new StoredIntegrations(store, tenantId);
  const deliveries = new StoredDeliveries(store, tenantId);
  const by: { [name in RecordKind]: Records<unknown> } = {
    ticket: tickets,
    task: tasks,
    approval: approvals,
    'time-entry': timeEntries,
    client: clients,
    contact: contacts,
    project: projects,
    member: members,
    profile: profiles,
    'teams-integration': integrations,
    delivery: deliveries,
  };
  const nextNumber = async () => {
    const filter = { _id: `${tenantId}:work`, tenantId };
    const counter = await store.collection(counterCollection).findOneAndUpdate(filter, { $inc: { next: 1 } }, { upsert: true });
    return firstNumber - 1 + counter!.next;
  };
  return {
    tickets,
    tasks,
    approvals,
    timeEntries,
    clients,
    contacts,
    projects,
    members,
    accounts: new StoredAccounts(store, tenantId),
    profiles,
    integration: () => integrations.current(),
    deliveries,
    changeNotifications: () => readChangeNotifications(store, tenantId),
    audit: new StoredAudit(store, tenantId),
    of: (kind) => by[kind],
    record: (kind, id) => by[kind].byId(id),
    nextNumber,
  };
}
