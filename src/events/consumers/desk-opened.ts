import { usualDesk } from '../../../shared/domain/usual-desk.ts';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Directory } from '../../identity/directory.ts';
import { tenantCollection } from '../../records/collections.ts';
import type { Consumer } from '../relay.ts';

/** Puts a desk that was opened among the desks of the installation, after its first administrator is stored: a desk that is there has one. */
export function deskOpenedConsumer(store: DocumentStore, directory: Directory): Consumer {
  return {
    name: 'desk-opened',
    async consume(tenant, { type, data }) {
      if (type !== 'desk.created') return;
      const { name, zone, locale } = data as { name: string; zone: string; locale: string };
      try {
        await store.collection(tenantCollection).insertOne(usualDesk({ _id: tenant._id, name, zone, locale }));
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
      }
      directory.forgetTenants();
    },
  };
}
