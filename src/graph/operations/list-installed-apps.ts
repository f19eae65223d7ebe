import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { PageOf } from '../paging.ts';

/** A Teams app as a person has it installed. */
export interface GraphInstalledApp {
  id: string;
  teamsApp?: { id?: string; externalId?: string | null } | null;
}

/** Lists the Teams apps a person has in their personal scope. */
export const listInstalledApps = operation<undefined, PageOf<GraphInstalledApp>>()({
  name: 'installed-apps.list',
  endpoint: 'GET /users/{user-id}/teamwork/installedApps',
  documentation: 'https://learn.microsoft.com/graph/api/userteamwork-list-installedapps',
  permission: {
    application: 'TeamsAppInstallation.ReadForUser.All',
    delegated: 'TeamsAppInstallation.ReadForUser',
    neededFor: 'saying who has the app, in the diagnosis',
    withoutIt: say`Who lacks the app shows only when a notice to them is refused.`,
  },
  does: say`see which Teams apps a person has`,
  answers: 'page',
  budget: 'teamwork',
});
