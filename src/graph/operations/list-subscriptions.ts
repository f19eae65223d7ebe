import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { PageOf } from '../paging.ts';
import type { GraphSubscription } from './create-subscription.ts';

/** Lists the subscriptions that this application holds. */
export const listSubscriptions = operation<undefined, PageOf<GraphSubscription>>()({
  name: 'subscription.list',
  endpoint: 'GET /subscriptions',
  documentation: 'https://learn.microsoft.com/graph/api/subscription-list',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'comparing what is subscribed with what should be',
    withoutIt: say`Lost subscriptions are noticed only when they should be renewed.`,
  },
  does: say`list its subscriptions`,
  answers: 'page',
  budget: 'subscriptions',
});
