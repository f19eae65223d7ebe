import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { PageOf } from '../paging.ts';

/** The organisation of a token, as much as is asked for. */
export interface GraphOrganization {
  id: string;
  displayName?: string | null;
}

/** Reads the organisation that the token belongs to. */
export const readOrganization = operation<undefined, PageOf<GraphOrganization>>()({
  name: 'organization.read',
  endpoint: 'GET /organization',
  documentation: 'https://learn.microsoft.com/graph/api/organization-list',
  permission: {
    application: 'Organization.Read.All',
    delegated: 'User.Read',
    neededFor: 'testing a Microsoft profile: which organisation it reaches',
    withoutIt: say`A profile can be tested only as far as its token.`,
  },
  does: say`read the name of the organisation`,
  answers: 'page',
  budget: 'directory',
});
