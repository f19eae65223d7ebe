import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';

/** Proves anew that the application may have a subscription, as Graph asks for at times; its end stays where it is. */
export const reauthorizeSubscription = operation<undefined, undefined>()({
  name: 'subscription.reauthorize',
  endpoint: 'POST /subscriptions/{subscription-id}/reauthorize',
  documentation: 'https://learn.microsoft.com/graph/api/subscription-reauthorize',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'keeping a subscription when Microsoft asks for proof that it is still allowed',
    withoutIt: say`Microsoft stops telling of changes until the subscription is renewed.`,
  },
  does: say`reauthorize a subscription to changes`,
  answers: 'nothing',
  budget: 'subscriptions',
  repeatable: true,
});
