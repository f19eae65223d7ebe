import type { Profile } from '../../shared/domain/microsoft-profile.ts';
import type { TeamsIntegration } from '../../shared/domain/teams-integration.ts';
import type { Profiles } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { integrationCollection, profileCollection } from './collections.ts';
import { Reading } from './reading.ts';

/** The Microsoft profiles of one tenant. */
export class StoredProfiles extends Reading<Profile> implements Profiles {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, profileCollection);
  }

  async all(): Promise<Profile[]> {
    const found = await this.some({ rank: { $gte: 0 } }, { sort: { rank: -1 }, limit: 200 });
    return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a._id < b._id ? -1 : 1));
  }
}

/** The Microsoft set-up of one tenant. */
export class StoredIntegrations extends Reading<TeamsIntegration> {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, integrationCollection);
  }

  /** The one there is; `undefined` while nobody has set anything. */
  current(): Promise<TeamsIntegration | undefined> {
    return this.one({});
  }
}
