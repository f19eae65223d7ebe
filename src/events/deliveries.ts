import { type Delivery, deliveryChannelTitles } from '../../shared/domain/notices/delivery.ts';
import type { Aggregate } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import type { Ranked } from '../records/collections.ts';

export type { Delivery };

/** A delivery as whoever makes it knows it. */
export type NewDelivery = Omit<Delivery, 'name' | Exclude<keyof Aggregate, '_id' | 'tenantId'>>;

/** Deliveries by state, by the record they are about, by what is due on a channel, by what a person was told, by what a person was sent lately. */
export const deliveryCollection: CollectionDefinition<Delivery & Ranked> = {
  name: 'deliveries',
  scope: 'tenant',
  indexes: [
    { name: 'recent', key: { tenantId: 1, rank: -1 } },
    { name: 'words', key: { tenantId: 1, terms: 1, rank: -1 } },
    { name: 'pending', key: { tenantId: 1, 'pending.id': 1 }, sparse: true },
    { name: 'at', key: { tenantId: 1, at: -1 } },
    { name: 'state', key: { tenantId: 1, state: 1, at: -1 } },
    { name: 'about', key: { tenantId: 1, 'about.id': 1, at: -1 } },
    { name: 'due', key: { tenantId: 1, channel: 1, state: 1, notBefore: 1 }, partial: { notBefore: { $exists: true } } },
    { name: 'lease', key: { tenantId: 1, leaseUntil: 1 }, partial: { leaseUntil: { $exists: true } } },
    {
      name: 'told',
      key: { tenantId: 1, recipient: 1, at: -1, 'notice.eventId': 1 },
      partial: { 'notice.eventId': { $exists: true } },
    },
    { name: 'left', key: { tenantId: 1, recipient: 1, leftAt: 1 }, partial: { leftAt: { $exists: true } } },
  ],
};

/** The fields that the store keeps of a delivery beside what its maker knows. */
function storedDelivery({ _id, tenantId, ...known }: NewDelivery): Delivery & Ranked {
  const { at, channel, notice } = known;
  const name = notice?.title ?? deliveryChannelTitles[channel];
  const own = { version: 1, createdAt: at, updatedAt: at, terms: [], pending: [], receipts: [], rank: at.getTime() };
  return { _id, tenantId, name, ...own, ...known };
}

/** Writes deliveries down, each unless it is there already. */
export async function recordDeliveries(store: DocumentStore, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const operations = deliveries.map((delivery) => {
    const { _id, tenantId, ...rest } = storedDelivery(delivery);
    return { updateOne: { filter: { _id, tenantId }, update: { $setOnInsert: { ...rest } }, upsert: true } };
  });
  await store.collection(deliveryCollection).bulkWrite(operations, { ordered: false });
}

/** Writes a delivery down unless it is there already. */
export async function recordDelivery(store: DocumentStore, delivery: NewDelivery): Promise<void> {
  await recordDeliveries(store, [delivery]);
}
