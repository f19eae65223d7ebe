import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { derivedId } from '../../actions/keys.ts';
import { recordDelivery } from '../deliveries.ts';
import type { Consumer } from '../relay.ts';

/** Makes the mail delivery of each reply that was sent. Without a bound mailbox it is skipped with that reason; with one it waits for the mail service. */
export function mailConsumer(store: DocumentStore): Consumer {
  return {
    name: 'mail',
    async consume(tenant, event) {
      if (event.type !== 'ticket.replied') return;
      const bound = tenant.mailbox !== undefined;
      await recordDelivery(store, {
        _id: derivedId(tenant._id, event.id, 'mail'),
        tenantId: tenant._id,
        channel: 'mail',
        state: bound ? 'pending' : 'skipped',
        ...(!bound && { reason: 'no_mailbox' }),
        about: event.subject,
        recipient: String(event.data['mail'] ?? ''),
        at: event.at,
      });
    },
  };
}
