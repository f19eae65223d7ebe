import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Directory } from '../../identity/directory.ts';
import { tenantCollection } from '../../records/collections.ts';
import { openDesk } from '../../records/desk.ts';
import type { Consumer } from '../relay.ts';

/** Brings what every turn reads of a tenant in step with its Microsoft set-up, where the truth is: whether Teams is active, and what is switched off. */
export function teamsStateConsumer(store: DocumentStore, directory: Directory): Consumer {
  return {
    name: 'teams-state',
    async consume(tenant, event) {
      if (event.subject.kind !== 'teams-integration') return;
      const integration = await openDesk(store, tenant._id).integration();
      if (!integration) return;
      const { install, capabilitiesOff, actionsOff } = integration;
      const teamsOff = { capabilities: capabilitiesOff, actions: actionsOff };
      await store.collection(tenantCollection).updateOne({ _id: tenant._id }, { $set: { teams: install.state, teamsOff } });
      directory.forgetTenants();
    },
  };
}
