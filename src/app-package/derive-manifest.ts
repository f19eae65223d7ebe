import { menuCommands } from '../../shared/definition/menu.ts';
import { activityTypes, titleParameter } from '../../shared/domain/notices/activity-types.ts';
import { noticeCategories } from '../../shared/domain/notices/notice-preferences.ts';
import { workTab } from '../../shared/domain/personal-tabs.ts';
import type { Registry } from '../actions/registry.ts';
import { extensionCommands } from './extension-commands.ts';
import { languages } from './languages/language-files.ts';

/** A Teams manifest, or a part of one. */
export type ManifestPart = Record<string, unknown>;

/** The permission that a notice in a person's activity feed takes, granted where the app is installed. */
export const feedPermission = { name: 'TeamsActivity.Send.User', type: 'Application' } as const;

const host = '$' + '{{HOST}}';
const botId = '$' + '{{BOT_ID}}';
const applicationId = '$' + '{{AAD_APP_CLIENT_ID}}';

/** The tabs of the personal app: the chat, the work, what the app is. `conversations` and `about` are Teams' own. */
function staticTabs(): ManifestPart[] {
  const { entityId, name, path } = workTab;
  const url = `https://${host}${path}`;
  return [
    { entityId: 'conversations', scopes: ['personal'] },
    { entityId, name, contentUrl: url, websiteUrl: url, scopes: ['personal'] },
    { entityId: 'about', scopes: ['personal'] },
  ];
}

function bot(registry: Registry): ManifestPart {
  const scopes = ['personal', 'groupChat'];
  const commandLists = [{ scopes, commands: menuCommands(registry.definitions) }];
  return { botId, scopes, supportsFiles: false, isNotificationOnly: false, commandLists };
}

function activities(): ManifestPart {
  const types = noticeCategories.map((category) => ({ ...activityTypes[category], templateText: `{${titleParameter}}` }));
  return { activityTypes: types };
}

/** The parts of the Teams manifest that come from the code: what the bot's menus, the message extension, the tabs and the activity feed offer, what that takes of Teams, and the languages it is told in. The manifest file must hold exactly these. */
export function derivedParts(registry: Registry): ManifestPart {
  const messageHandlers = [{ type: 'link', value: { domains: [host] } }];
  return {
    staticTabs: staticTabs(),
    bots: [bot(registry)],
    composeExtensions: [{ botId, commands: extensionCommands(registry), messageHandlers }],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: applicationId, resource: `api://${host}/botid-${applicationId}` },
    activities: activities(),
    defaultInstallScope: 'personal',
    localizationInfo: { defaultLanguageTag: 'en', additionalLanguages: languages.map((language) => ({ ...language })) },
    authorization: { permissions: { resourceSpecific: [{ ...feedPermission }] } },
  };
}
