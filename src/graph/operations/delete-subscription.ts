import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';

/** Ends a subscription. */
export const deleteSubscription = operation<undefined, undefined>()({
  name: 'subscription.delete',
  endpoint: 'DELETE /subscriptions/{subscription-id}',
  documentation: 'https://learn.microsoft.com/graph/api/subscription-delete',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'ending subscriptions that nobody needs any more',
    withoutIt: say`They stay until they run out by themselves.`,
  },
  does: say`end a subscription to changes`,
  answers: 'nothing',
  budget: 'subscriptions',
});
