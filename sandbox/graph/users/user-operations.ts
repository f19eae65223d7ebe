import type { EntraUser } from '../../entra/entra-types.ts';
import type { JsonObject } from '../../json.ts';
import type { DeltaFeed } from '../delta-feed.ts';
import { createDeltaFeed } from '../delta-feed.ts';
import type { DeltaQuirks } from '../delta-quirks.ts';
import type { GraphCore } from '../graph-core.ts';
import { graphBase } from '../graph-core.ts';
import { graphErrors } from '../graph-error.ts';
import type { GraphCall, GraphOperation } from '../graph-operation.ts';
import { collectionPage, selected } from '../odata-page.ts';

/** What Graph shows of a person without `$select`. Source: learn.microsoft.com, "List users". */
const shown = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

const readers = {
  application: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  delegated: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
};

/** A person as Graph shows them. */
function userView(user: EntraUser): JsonObject {
  return { ...user, proxyAddresses: user.mail === null ? [] : [`SMTP:${user.mail}`] };
}

/** The person that a path names; throws Graph's 404. */
export function userIn(core: GraphCore, call: GraphCall): EntraUser {
  const key = call.param('user-id');
  const user = core.entra.directory.users.find(call.caller.tenant.id, key);
  if (!user) throw graphErrors.noUser(key);
  return user;
}

function one(call: GraphCall, user: EntraUser) {
  const item = selected(userView(user), call.request.query.get('$select'), shown);
  return { status: 200, body: { '@odata.context': `${graphBase}/$metadata#users/$entity`, ...item } };
}

/** The change feed of the tenants' people, fed by the directory. */
export function createUserFeed(core: GraphCore, quirks: DeltaQuirks): DeltaFeed {
  const { users } = core.entra.directory;
  const item = (tenant: string, id: string) => {
    const user = users.find(tenant, id);
    return user && userView(user);
  };
  const feed = createDeltaFeed(
    { path: '/users/delta', pageSize: 100, shown, item, current: (tenant) => users.list(tenant).map(userView) },
    quirks,
    core.unique,
  );
  users.onChange(({ entraTenantId, userId, kind }) => feed.note(entraTenantId, userId, kind === 'purged'));
  return feed;
}

/** Reading people: the list, one, the change feed, and oneself. */
export function userOperations(core: GraphCore, feed: DeltaFeed): readonly GraphOperation[] {
  const { users } = core.entra.directory;
  const rules = { path: '/users', pageSize: 100, mostPerPage: 999, shown, isDirectory: true };
  return [
    {
      name: 'users.list',
      operation: 'GET /users',
      workload: 'directory',
      permissions: readers,
      handle: (call) => collectionPage(call, users.list(call.caller.tenant.id).map(userView), rules),
    },
    {
      name: 'users.delta',
      operation: 'GET /users/delta()',
      alsoAt: ['/users/delta', '/users/microsoft.graph.delta()', '/users/microsoft.graph.delta'],
      workload: 'directory',
      permissions: { ...readers, delegated: readers.delegated.slice(1) },
      handle: (call) => feed.page(call, call.caller.tenant.id),
    },
    {
      name: 'users.get',
      operation: 'GET /users/{user-id}',
      workload: 'directory',
      permissions: readers,
      handle: (call) => one(call, userIn(core, call)),
    },
    {
      name: 'me.get',
      operation: 'GET /me',
      workload: 'directory',
      handle(call) {
        const { user } = call.caller;
        if (!user) throw graphErrors.badRequest('/me request is only valid with delegated authentication flow.');
        return one(call, user);
      },
    },
  ];
}
