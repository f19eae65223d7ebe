import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { GraphUser } from './list-user-changes.ts';

/** Reads one user by object id or user principal name. */
export const readUser = operation<undefined, GraphUser>()({
  name: 'user.read',
  endpoint: 'GET /users/{user-id}',
  documentation: 'https://learn.microsoft.com/graph/api/user-get',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'making sure that an account is gone before its member loses the link',
    withoutIt: say`A link to a missing account stays until the directory reports it as deleted.`,
  },
  does: say`read a user of the organisation`,
  answers: 'object',
  budget: 'directory',
});
