import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';

/** What Microsoft is asked to tell, where to, and until when. */
export interface SubscriptionBody {
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl?: string;
  resource: string;
  /** ISO 8601, UTC. */
  expirationDateTime: string;
  clientState: string;
  includeResourceData?: boolean;
  encryptionCertificate?: string;
  encryptionCertificateId?: string;
}

/** A subscription as Graph holds it. */
export interface GraphSubscription {
  id: string;
  resource?: string;
  changeType?: string;
  notificationUrl?: string;
  lifecycleNotificationUrl?: string | null;
  expirationDateTime?: string;
}

/** Asks for change notifications; Graph shakes hands with the address before it answers. */
export const createSubscription = operation<SubscriptionBody, GraphSubscription>()({
  name: 'subscription.create',
  endpoint: 'POST /subscriptions',
  documentation: 'https://learn.microsoft.com/graph/api/subscription-post-subscriptions',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'being told at once when a user changes; for other resources, the permission to read them',
    withoutIt: say`Changes are found by the scheduled reads alone, up to an hour later.`,
  },
  does: say`subscribe to changes`,
  answers: 'object',
  budget: 'subscriptions',
  addresses: (body) => [body.notificationUrl, body.lifecycleNotificationUrl],
});
