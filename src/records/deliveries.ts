import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import type { Deliveries, DeliveryFilter, NoticeFilter, Page } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { deliveryCollection } from '../events/deliveries.ts';
import { Reading } from './reading.ts';

/** On so many channels a notice goes at the most. */
const mostChannels = 2;

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

  async noticesOf(recipient: string, filter: NoticeFilter, { limit, skip = 0 }: Page): Promise<Delivery[][]> {
    const { since, before, category } = filter;
    const meant = {
      recipient,
      at: { $gte: since, ...(before && { $lt: before }) },
      // Whatever else is sent to somebody is no notice.
      'notice.eventId': { $gt: '' },
      ...(category && { 'notice.category': category }),
    };
    // Those of one notice lie beside each other, so that no page cuts one in two.
    const most = mostChannels * (skip + limit);
    const found = await this.some(meant, { sort: { at: -1, 'notice.eventId': 1 }, limit: most });
    const notices = [...Map.groupBy(found, ({ notice }) => notice!.eventId).values()].slice(skip, skip + limit);
    return notices.map((all) => all.sort((one, other) => (one.channel < other.channel ? 1 : -1)));
  }
}
