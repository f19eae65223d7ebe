import type { NeededPermissions } from '../check-permission.ts';

/** A resource that change notifications are sent for, and its rules. */
export interface SubscriptionKind {
  readonly name: string;
  /** The resource's path, without a leading slash and without a query. */
  readonly path: RegExp;
  /** The longest life, in minutes. */
  readonly mostMinutes: number;
  /** The longest life with resource data; undefined: there are no rich notifications. */
  readonly mostRichMinutes?: number;
  readonly changeTypes: readonly string[];
  /** Over one hour needs a `lifecycleNotificationUrl`. */
  readonly isTeams: boolean;
  readonly permissions: NeededPermissions;
  /** How many there may be for the same resource, app and tenant. */
  readonly cap: number;
  readonly odataType: string;
}

const everything = ['created', 'updated', 'deleted'];
const mail = {
  application: ['Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'],
  delegated: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
};
const calendars = {
  application: ['Calendars.Read', 'Calendars.ReadWrite'],
  delegated: ['Calendars.Read', 'Calendars.ReadWrite'],
};
const chats = { application: ['Chat.Read.All', 'Chat.ReadWrite.All'], delegated: ['Chat.Read', 'Chat.ReadWrite'] };

/** The resources and their rules. Source: learn.microsoft.com, "Set up notifications for changes in resource data": lifetimes and limits. */
const subscriptionKinds: readonly SubscriptionKind[] = [
  {
    name: 'users',
    path: /^users(\/[^/]+)?$/i,
    mostMinutes: 41_760,
    changeTypes: ['updated', 'deleted'],
    isTeams: false,
    permissions: { application: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'], delegated: ['User.Read.All'] },
    cap: 100,
    odataType: '#Microsoft.Graph.User',
  },
  {
    name: 'mail',
    path: /^(users\/[^/]+|me)\/(mailFolders(\/[^/]+|\('[^']+'\))\/)?messages$/i,
    mostMinutes: 10_080,
    mostRichMinutes: 1440,
    changeTypes: everything,
    isTeams: false,
    permissions: mail,
    cap: 1000,
    odataType: '#Microsoft.Graph.Message',
  },
  {
    name: 'calendar',
    path: /^(users\/[^/]+|me)\/events$/i,
    mostMinutes: 10_080,
    mostRichMinutes: 1440,
    changeTypes: everything,
    isTeams: false,
    permissions: calendars,
    cap: 1000,
    odataType: '#Microsoft.Graph.Event',
  },
  {
    name: 'all chat messages',
    path: /^chats\/getAllMessages$/i,
    mostMinutes: 4320,
    mostRichMinutes: 4320,
    changeTypes: everything,
    isTeams: true,
    permissions: chats,
    cap: 1,
    odataType: '#Microsoft.Graph.chatMessage',
  },
  {
    name: 'chat messages',
    path: /^(chats\/[^/]+\/messages|users\/[^/]+\/chats\/getAllMessages)$/i,
    mostMinutes: 4320,
    mostRichMinutes: 4320,
    changeTypes: everything,
    isTeams: true,
    permissions: chats,
    cap: 10,
    odataType: '#Microsoft.Graph.chatMessage',
  },
];

/** A resource as subscriptions name it: without base, leading slash and query. */
export function resourcePath(resource: string): string {
  return resource.replace(/^https:\/\/graph\.microsoft\.com\/(v1\.0|beta)/i, '').replace(/^\/|\?.*$/g, '');
}

/** The kind of a resource; undefined when there are no notifications for it. */
export function kindOf(resource: string): SubscriptionKind | undefined {
  return subscriptionKinds.find((kind) => kind.path.test(resourcePath(resource)));
}
