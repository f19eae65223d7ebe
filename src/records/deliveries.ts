import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import type { Deliveries, DeliveryFilter, Page } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { deliveryCollection } from '../events/deliveries.ts';
import { Reading } from './reading.ts';

/** What left one tenant's desk, or was to leave it. */
export class StoredDeliveries extends Reading<Delivery> implements Deliveries {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, deliveryCollection);
  }

  list({ state, channel, aboutId }: DeliveryFilter, { limit, skip = 0 }: Page): Promise<Delivery[]> {
    const filter = {
      at: { $gte: new Date(0) },
      ...(aboutId !== undefined && { 'about.id': aboutId }),
      ...(state !== undefined && { state }),
      ...(channel !== undefined && { channel }),
    };
    return this.some(filter, { sort: { at: -1 }, limit, skip });
  }
}
