import type { Profile } from '../../../shared/domain/microsoft-profile.ts';
import { profileIdFor } from '../../../shared/domain/teams-integration.ts';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Directory } from '../../identity/directory.ts';
import { tenantCollection } from '../../records/collections.ts';
import { openDesk } from '../../records/desk.ts';
import type { Consumer } from '../relay.ts';

/**
 * Links a desk to its organisation at Microsoft: that of the profile which serves Teams, once a test of it has passed. Before that anybody could name any organisation.
 * A desk that is linked stays so; an organisation belongs to one desk, the first.
 */
export function homeOrganisationConsumer(store: DocumentStore, directory: Directory): Consumer {
  return {
    name: 'home-organisation',
    async consume(tenant, { subject }) {
      if (tenant.entraTenantId !== undefined || !['profile', 'teams-integration'].includes(subject.kind)) return;
      const desk = openDesk(store, tenant._id);
      const id = profileIdFor(await desk.integration(), 'teams');
      const profile: Profile | undefined = id === undefined ? undefined : await desk.profiles.byId(id);
      if (!profile?.tested?.ok) return;
      const unlinked = { _id: tenant._id, entraTenantId: { $exists: false } };
      try {
        await store.collection(tenantCollection).updateOne(unlinked, { $set: { entraTenantId: profile.entraTenantId } });
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
      }
      directory.forgetTenants();
    },
  };
}
