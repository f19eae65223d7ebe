import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { PageOf } from '../paging.ts';
import type { GraphUser } from './list-user-changes.ts';

/** Finds users by a filter, for instance by mail address. */
export const findUsers = operation<undefined, PageOf<GraphUser>>()({
  name: 'users.find',
  endpoint: 'GET /users',
  documentation: 'https://learn.microsoft.com/graph/api/user-list',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'finding the account of one person by mail address',
    withoutIt: say`An account is found only by its object id.`,
  },
  does: say`search the users of the organisation`,
  answers: 'page',
  budget: 'directory',
});
