import type { EntraUser } from '../../entra/entra-types.ts';
import { derivedUuid } from '../../entra/well-known.ts';
import type { JsonObject } from '../../json.ts';
import { textAt } from '../../json.ts';
import type { GraphCore } from '../graph-core.ts';
import { graphBase } from '../graph-core.ts';
import { GraphError, graphErrors } from '../graph-error.ts';
import type { GraphCall, GraphOperation } from '../graph-operation.ts';
import { readFilter } from '../odata-filter.ts';
import { collectionPage } from '../odata-page.ts';
import { userIn } from '../users/user-operations.ts';
import type { TeamsAppFacts, TeamsSide } from './teams-side.ts';

const readers = {
  application: [
    'TeamsAppInstallation.ReadForUser.All',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    'TeamsAppInstallation.ReadWriteForUser.All',
  ],
  delegated: [
    'TeamsAppInstallation.ReadForUser',
    'TeamsAppInstallation.ReadWriteSelfForUser',
    'TeamsAppInstallation.ReadWriteForUser',
  ],
};
const writers = { application: readers.application.slice(1), delegated: readers.delegated.slice(1) };

/** The id of the app in a tenant's catalog. */
function catalogId(entraTenantId: string, app: TeamsAppFacts): string {
  return derivedUuid('catalog', entraTenantId, app.externalId);
}

/** The id of the app's installation for a person. */
function installationId(entraTenantId: string, userId: string, app: TeamsAppFacts): string {
  return Buffer.from(`${userId}##${catalogId(entraTenantId, app)}`).toString('base64');
}

function teamsApp(entraTenantId: string, app: TeamsAppFacts): JsonObject {
  const id = catalogId(entraTenantId, app);
  return { id, externalId: app.externalId, displayName: app.name, distributionMethod: 'organization' };
}

function definition(entraTenantId: string, app: TeamsAppFacts): JsonObject {
  const teamsAppId = catalogId(entraTenantId, app);
  return {
    id: Buffer.from(`${teamsAppId}##${app.version}`).toString('base64'),
    teamsAppId,
    displayName: app.name,
    version: app.version,
    publishingState: 'published',
    authorization: { clientAppId: app.webApplicationId ?? null },
  };
}

interface Parts {
  readonly core: GraphCore;
  readonly teams: TeamsSide;
}

async function installations({ teams }: Parts, call: GraphCall, user: EntraUser): Promise<readonly JsonObject[]> {
  const tenantId = call.caller.tenant.id;
  if (!teams.isInstalled(tenantId, user.id)) return [];
  const app = await teams.app(call.caller.tenant.id);
  return [
    {
      id: installationId(tenantId, user.id, app),
      teamsApp: teamsApp(tenantId, app),
      teamsAppDefinition: definition(tenantId, app),
    },
  ];
}

function expanded(call: GraphCall, item: JsonObject): JsonObject {
  const names = (call.request.query.get('$expand') ?? '').split(',').map((name) => name.replace(/\(.*$/, '').trim());
  return Object.fromEntries(Object.entries(item).filter(([name]) => name === 'id' || names.includes(name)));
}

async function list(parts: Parts, call: GraphCall) {
  const user = userIn(parts.core, call);
  const filter = call.request.query.get('$filter');
  const all = await installations(parts, call, user);
  const found = filter === null ? all : all.filter(readFilter(filter).test);
  const query = new URLSearchParams(call.request.query);
  query.delete('$filter');
  const path = `/users/${user.id}/teamwork/installedApps`;
  return collectionPage(
    { ...call, request: { ...call.request, query } },
    found.map((item) => expanded(call, item)),
    { path, pageSize: 100, mostPerPage: 100 },
  );
}

async function install({ core, teams }: Parts, call: GraphCall) {
  const user = userIn(core, call);
  const tenantId = call.caller.tenant.id;
  const app = await teams.app(call.caller.tenant.id);
  const wanted = textAt(call.request.body, 'teamsApp@odata.bind') ?? '';
  if (!wanted.startsWith(`${graphBase}/appCatalogs/teamsApps/`))
    throw graphErrors.badRequest('teamsApp@odata.bind is missing or invalid.');
  if (!wanted.endsWith(`/${catalogId(tenantId, app)}`))
    throw graphErrors.notFound('The specified app was not found in the catalog.', 'NotFound');
  if (teams.isInstalled(tenantId, user.id)) throw new GraphError(409, 'Conflict', 'The app is already installed for this user.');
  teams.install(tenantId, user.id);
  return { status: 201 };
}

async function installationIn(parts: Parts, call: GraphCall): Promise<EntraUser> {
  const user = userIn(parts.core, call);
  const [found] = await installations(parts, call, user);
  if (found?.['id'] !== call.param('userScopeTeamsAppInstallation-id'))
    throw graphErrors.notFound('The app is not installed.', 'NotFound');
  return user;
}

function catalogOperation({ teams }: Parts): GraphOperation {
  const permissions = {
    application: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
    delegated: ['AppCatalog.Read.All', 'AppCatalog.Submit'],
  };
  return {
    workload: 'teams',
    name: 'catalog.list',
    operation: 'GET /appCatalogs/teamsApps',
    permissions,
    async handle(call) {
      const { id } = call.caller.tenant;
      const rules = { path: '/appCatalogs/teamsApps', pageSize: 100, mostPerPage: 100 };
      return collectionPage(call, [teamsApp(id, await teams.app(id))], rules);
    },
  };
}

async function show(parts: Parts, call: GraphCall) {
  const user = await installationIn(parts, call);
  const [found = {}] = await installations(parts, call, user);
  return { status: 200, body: expanded(call, found) };
}

async function remove(parts: Parts, call: GraphCall) {
  const user = await installationIn(parts, call);
  parts.teams.uninstall(call.caller.tenant.id, user.id);
  return { status: 204 };
}

async function chat(parts: Parts, call: GraphCall) {
  const user = await installationIn(parts, call);
  const { id: tenantId } = call.caller.tenant;
  return { status: 200, body: { id: parts.teams.chatId(tenantId, user.id), chatType: 'oneOnOne', tenantId } };
}

/** Which app is installed for whom, and installing it. Source: learn.microsoft.com, "userTeamwork: installedApps". */
export function installedAppOperations(core: GraphCore, teams: TeamsSide): readonly GraphOperation[] {
  const parts = { core, teams };
  const path = '/users/{user-id}/teamwork/installedApps';
  const one = `${path}/{userScopeTeamsAppInstallation-id}`;
  const read = { workload: 'teams', permissions: readers } as const;
  const write = { workload: 'teams', permissions: writers } as const;
  return [
    catalogOperation(parts),
    { ...read, name: 'installedApps.list', operation: `GET ${path}`, handle: (call) => list(parts, call) },
    { ...write, name: 'installedApps.install', operation: `POST ${path}`, handle: (call) => install(parts, call) },
    { ...read, name: 'installedApps.get', operation: `GET ${one}`, handle: (call) => show(parts, call) },
    { ...write, name: 'installedApps.remove', operation: `DELETE ${one}`, handle: (call) => remove(parts, call) },
    { ...read, name: 'installedApps.chat', operation: `GET ${one}/chat`, handle: (call) => chat(parts, call) },
  ];
}
