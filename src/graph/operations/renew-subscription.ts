import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { GraphSubscription } from './create-subscription.ts';

/** Moves the end of a subscription; doing it twice changes nothing. */
export const renewSubscription = operation<{ expirationDateTime: string }, GraphSubscription>()({
  name: 'subscription.renew',
  endpoint: 'PATCH /subscriptions/{subscription-id}',
  documentation: 'https://learn.microsoft.com/graph/api/subscription-update',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'keeping a subscription alive',
    withoutIt: say`Subscriptions end, and changes are found by the scheduled reads alone.`,
  },
  does: say`renew a subscription to changes`,
  answers: 'object',
  budget: 'subscriptions',
  repeatable: true,
});
