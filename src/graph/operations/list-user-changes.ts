import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { PageOf } from '../paging.ts';

/** A user of Entra as the directory sync reads them. In a delta only what changed may be there. */
export interface GraphUser {
  id: string;
  displayName?: string | null;
  mail?: string | null;
  userPrincipalName?: string | null;
  accountEnabled?: boolean | null;
  userType?: string | null;
  /** There when the user was deleted. */
  '@removed'?: { reason?: string };
}

/** The properties of a user that are asked for everywhere. */
export const userSelect = 'id,displayName,mail,userPrincipalName,accountEnabled,userType';

/** Reads all users, then what has changed since: pages end with a delta link. */
export const listUserChanges = operation<undefined, PageOf<GraphUser>>()({
  name: 'users.delta',
  endpoint: 'GET /users/delta',
  documentation: 'https://learn.microsoft.com/graph/api/user-delta',
  permission: {
    application: 'User.Read.All',
    delegated: 'User.Read.All',
    neededFor: 'linking members to their Microsoft accounts, and following changes and departures',
    withoutIt: say`Members must be linked by hand, and those who leave the organisation keep their link.`,
  },
  does: say`read the users of the organisation`,
  answers: 'page',
  budget: 'directory',
});
