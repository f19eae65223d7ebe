import type { Project } from '../../shared/domain/client.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { Desk, Records } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { StoredApprovals } from './approvals.ts';
import { StoredAudit } from './audit.ts';
import { StoredClients, StoredContacts } from './clients.ts';
import { counterCollection, projectCollection } from './collections.ts';
import { StoredMembers } from './members.ts';
import { Reading } from './reading.ts';
import { StoredTasks } from './tasks.ts';
import { StoredTickets } from './tickets.ts';
import { StoredTimeEntries } from './time-entries.ts';

const firstNumber = 1_001;

/** The desk of one tenant on this store. Every read and number it gives belongs to that tenant alone. */
export class StoredDesk implements Desk {
  readonly tickets: StoredTickets;
  readonly tasks: StoredTasks;
  readonly approvals: StoredApprovals;
  readonly timeEntries: StoredTimeEntries;
  readonly clients: StoredClients;
  readonly contacts: StoredContacts;
  readonly projects: Records<Project>;
  readonly members: StoredMembers;
  readonly audit: StoredAudit;
  readonly #store: DocumentStore;
  readonly #tenantId: string;

  constructor(store: DocumentStore, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
    this.tickets = new StoredTickets(store, tenantId);
    this.tasks = new StoredTasks(store, tenantId);
    this.approvals = new StoredApprovals(store, tenantId);
    this.timeEntries = new StoredTimeEntries(store, tenantId);
    this.clients = new StoredClients(store, tenantId);
    this.contacts = new StoredContacts(store, tenantId);
    this.projects = new Reading<Project>(store, tenantId, projectCollection);
    this.members = new StoredMembers(store, tenantId);
    this.audit = new StoredAudit(store, tenantId);
  }

  /** The reads of that kind of record. */
  of(kind: RecordKind): Records<unknown> {
    const by: { [name in RecordKind]: Records<unknown> } = {
      ticket: this.tickets,
      task: this.tasks,
      approval: this.approvals,
      'time-entry': this.timeEntries,
      client: this.clients,
      contact: this.contacts,
      project: this.projects,
      member: this.members,
    };
    return by[kind];
  }

  record(kind: RecordKind, id: string): Promise<unknown> {
    return this.of(kind).byId(id);
  }

  async nextNumber(): Promise<number> {
    const filter = { _id: `${this.#tenantId}:work`, tenantId: this.#tenantId };
    const counter = await this.#store.collection(counterCollection).findOneAndUpdate(filter, { $inc: { next: 1 } }, { upsert: true });
    return firstNumber - 1 + counter!.next;
  }

  mailbox(): Promise<boolean> {
    // Mailboxes come with the mail service; until one is bound nothing can leave.
    return Promise.resolve(false);
  }
}
