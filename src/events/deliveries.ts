import type { RecordReference } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';

/** How a delivery stands. `uncertain`: whether it arrived is unknown, and an administrator decides. */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'delivered' | 'skipped' | 'failed' | 'uncertain' | 'dead';

/** One thing that was to leave the desk, on one channel, to one recipient. Its id is derived, so the same cause makes it once. */
export interface Delivery {
  _id: string;
  tenantId: string;
  channel: 'mail' | 'teams';
  state: DeliveryState;
  /** Why it was skipped, or the code it failed with. */
  reason?: string;
  about?: RecordReference;
  recipient: string;
  at: Date;
}

/** Deliveries by state and by the record they are about. */
export const deliveryCollection: CollectionDefinition<Delivery> = {
  name: 'deliveries',
  scope: 'tenant',
  indexes: [
    { name: 'state', key: { tenantId: 1, state: 1, at: -1 } },
    { name: 'about', key: { tenantId: 1, 'about.id': 1, at: -1 } },
  ],
};

/** Writes a delivery down unless it is there already. */
export async function recordDelivery(store: DocumentStore, delivery: Delivery): Promise<void> {
  const { _id, tenantId, ...rest } = delivery;
  await store.collection(deliveryCollection).updateOne({ _id, tenantId }, { $setOnInsert: rest }, { upsert: true });
}
