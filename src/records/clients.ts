import type { Client, Contact } from '../../shared/domain/client.ts';
import type { Clients, Contacts, Page } from '../../shared/ports/desk.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { fold } from '../../shared/text/fold.ts';
import { clientCollection, contactCollection, type Ranked } from './collections.ts';
import { Reading } from './reading.ts';

/** The clients of one tenant. */
export class StoredClients extends Reading<Client> implements Clients {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, clientCollection as unknown as CollectionDefinition<Client & Ranked>);
  }

  byName(name: string): Promise<Client | undefined> {
    return this.one({ nameKey: fold(name) });
  }
}

/** The contacts of one tenant's clients. */
export class StoredContacts extends Reading<Contact> implements Contacts {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, contactCollection);
  }

  byMail(mail: string): Promise<Contact | undefined> {
    return this.one({ mail: mail.trim().toLowerCase() });
  }

  ofClient(clientId: string, page: Page): Promise<Contact[]> {
    return this.newest({ 'client.id': { $eq: clientId } }, page);
  }
}
