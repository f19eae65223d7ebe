import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';

/** The app of the catalogue, named by its address there. */
export interface InstallBody {
  'teamsApp@odata.bind': string;
}

/** Installs the app for a person. 409 when they have it already. */
export const installApp = operation<InstallBody, { id?: string }>()({
  name: 'installed-apps.install',
  endpoint: 'POST /users/{user-id}/teamwork/installedApps',
  documentation: 'https://learn.microsoft.com/graph/api/userteamwork-post-installedapps',
  permission: {
    application: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    delegated: 'TeamsAppInstallation.ReadWriteSelfForUser',
    neededFor: 'giving the app to members who have not installed it',
    withoutIt: say`Each member installs the app, or an administrator does it in the Teams admin centre.`,
  },
  does: say`install its Teams app for a person`,
  answers: 'nothing',
  budget: 'teamwork',
  perSecond: 5,
});
