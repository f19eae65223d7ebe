import type { EntraApp, EntraTenant } from '../../entra/entra-types.ts';
import { derivedUuid, resources, servicePrincipalId } from '../../entra/well-known.ts';
import type { JsonObject } from '../../json.ts';
import type { GraphCore } from '../graph-core.ts';
import { graphBase } from '../graph-core.ts';
import { graphErrors } from '../graph-error.ts';
import type { GraphCall, GraphOperation } from '../graph-operation.ts';
import { knownPermissions } from '../known-permissions.ts';
import { collectionPage, selected } from '../odata-page.ts';

const appReaders = {
  application: ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  delegated: ['Application.Read.All', 'Directory.Read.All'],
};
const grantReaders = {
  application: ['Directory.Read.All', 'DelegatedPermissionGrant.Read.All', 'Application.Read.All'],
  delegated: ['Directory.Read.All'],
};

function roleId(permission: string): string {
  return derivedUuid('role', permission);
}

function namesIn(core: GraphCore, kind: 'application' | 'delegated'): readonly string[] {
  const granted = core.entra.directory.consents.list().filter((one) => one.kind === kind && one.resource === resources.graph);
  const asked = core.entra.directory.apps().flatMap((app) => app.asksFor[kind]);
  return [...new Set([...knownPermissions[kind], ...asked, ...granted.map((one) => one.permission)])].sort();
}

function organizationView({ id, name, domain, createdDateTime }: EntraTenant): JsonObject {
  const verified = {
    name: domain,
    isDefault: true,
    isInitial: true,
    type: 'Managed',
    capabilities: 'Email, OfficeCommunicationsOnline',
  };
  return { id, displayName: name, createdDateTime, tenantType: 'AAD', countryLetterCode: 'GB', verifiedDomains: [verified] };
}

function credentialsOf(app: EntraApp): JsonObject {
  const secrets = app.secrets.map(({ keyId, displayName, startsAt, endsAt, value }) => ({
    keyId,
    displayName,
    startDateTime: startsAt,
    endDateTime: endsAt,
    hint: value.slice(0, 3),
    secretText: null,
  }));
  const certificates = app.certificates.map(({ keyId, displayName, startsAt, endsAt, thumbprint }) => ({
    keyId,
    displayName,
    startDateTime: startsAt,
    endDateTime: endsAt,
    customKeyIdentifier: thumbprint,
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  }));
  return { passwordCredentials: secrets, keyCredentials: certificates };
}

function applicationView(app: EntraApp): JsonObject {
  const access = (type: string, names: readonly string[]) => names.map((name) => ({ id: roleId(name), type }));
  return {
    id: derivedUuid('application', app.appId),
    appId: app.appId,
    displayName: app.name,
    signInAudience: app.isMultiTenant ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
    identifierUris: app.identifierUri === undefined ? [] : [app.identifierUri],
    web: { redirectUris: app.redirectUris },
    ...credentialsOf(app),
    requiredResourceAccess: [
      {
        resourceAppId: resources.graph,
        resourceAccess: [...access('Role', app.asksFor.application), ...access('Scope', app.asksFor.delegated)],
      },
    ],
  };
}

function principalView(entraTenantId: string, app: EntraApp): JsonObject {
  return {
    id: servicePrincipalId(entraTenantId, app.appId),
    appId: app.appId,
    displayName: app.name,
    accountEnabled: true,
    appOwnerOrganizationId: app.entraTenantId,
    appRoleAssignmentRequired: app.assignmentRequired,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [app.appId, ...(app.identifierUri === undefined ? [] : [app.identifierUri])],
    replyUrls: app.redirectUris,
    appRoles: [],
    oauth2PermissionScopes: [],
  };
}

function graphPrincipal(core: GraphCore, entraTenantId: string): JsonObject {
  return {
    id: servicePrincipalId(entraTenantId, resources.graph),
    appId: resources.graph,
    displayName: 'Microsoft Graph',
    accountEnabled: true,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [resources.graphUri, resources.graph],
    appRoles: namesIn(core, 'application').map((value) => ({
      id: roleId(value),
      value,
      displayName: value,
      isEnabled: true,
      allowedMemberTypes: ['Application'],
    })),
    oauth2PermissionScopes: namesIn(core, 'delegated').map((value) => ({
      id: roleId(value),
      value,
      type: 'User',
      isEnabled: true,
    })),
  };
}

function principals(core: GraphCore, { caller }: GraphCall): readonly JsonObject[] {
  const { directory } = core.entra;
  const usable = directory.apps().filter((app) => directory.app(caller.tenant.id, app.appId) !== undefined);
  return [...usable.map((app) => principalView(caller.tenant.id, app)), graphPrincipal(core, caller.tenant.id)];
}

function principalIn(core: GraphCore, call: GraphCall): JsonObject {
  const id = call.param('servicePrincipal-id');
  const found = principals(core, call).find((one) => one['id'] === id);
  if (!found) throw graphErrors.noUser(id);
  return found;
}

function roleAssignments(core: GraphCore, call: GraphCall): readonly JsonObject[] {
  const principal = principalIn(core, call);
  const key = { entraTenantId: call.caller.tenant.id, appId: String(principal['appId']) };
  return core.entra.directory.consents.roles(key).map((name) => ({
    id: derivedUuid('assignment', key.entraTenantId, key.appId, name),
    appRoleId: roleId(name),
    principalId: principal['id'],
    principalDisplayName: principal['displayName'],
    principalType: 'ServicePrincipal',
    resourceDisplayName: 'Microsoft Graph',
    resourceId: servicePrincipalId(call.caller.tenant.id, resources.graph),
    createdDateTime: call.caller.tenant.createdDateTime,
  }));
}

/** Consents on behalf of people, one for everybody and one for each person, by app. */
function permissionGrants(core: GraphCore, { caller }: GraphCall): readonly JsonObject[] {
  const scopes = new Map<string, { appId: string; userId: string | undefined; names: string[] }>();
  const consents = core.entra.directory.consents.list();
  for (const { entraTenantId, appId, kind, permission, userId, resource } of consents) {
    if (entraTenantId !== caller.tenant.id || kind !== 'delegated' || resource !== resources.graph) continue;
    const key = `${appId} ${userId ?? ''}`;
    const grant = scopes.get(key) ?? { appId, userId, names: [] };
    scopes.set(key, { ...grant, names: [...grant.names, permission] });
  }
  return [...scopes].map(([key, { appId, userId, names }]) => ({
    id: derivedUuid('grant', caller.tenant.id, key),
    clientId: servicePrincipalId(caller.tenant.id, appId),
    consentType: userId === undefined ? 'AllPrincipals' : 'Principal',
    principalId: userId ?? null,
    resourceId: servicePrincipalId(caller.tenant.id, resources.graph),
    scope: names.join(' '),
  }));
}

/** What a diagnosis reads of a tenant: the organization, app registrations, service principals, and who allowed what. */
export function directoryOperations(core: GraphCore): readonly GraphOperation[] {
  const rules = (path: string) => ({ path, pageSize: 100, mostPerPage: 999, isDirectory: true });
  const read = (
    name: string,
    path: string,
    permissions: GraphOperation['permissions'] & object,
    items: (call: GraphCall) => readonly JsonObject[],
  ): GraphOperation => ({
    name,
    operation: `GET ${path}`,
    workload: 'directory',
    permissions,
    handle: (call) => collectionPage(call, items(call), rules(call.request.url.replace(/^\/graph\/v1\.0|\?.*$/g, ''))),
  });
  const principal = '/servicePrincipals/{servicePrincipal-id}';
  const { directory } = core.entra;
  const registered = ({ caller }: GraphCall) => directory.apps().filter((app) => app.entraTenantId === caller.tenant.id);
  const ownGrants = (call: GraphCall) =>
    permissionGrants(core, call).filter((grant) => grant['clientId'] === principalIn(core, call)['id']);
  return [
    read(
      'organization.list',
      '/organization',
      {
        application: ['Organization.Read.All', 'Directory.Read.All', 'User.Read.All'],
        delegated: ['User.Read', 'Organization.Read.All', 'Directory.Read.All'],
      },
      ({ caller }) => [organizationView(caller.tenant)],
    ),
    read('applications.list', '/applications', appReaders, (call) => registered(call).map(applicationView)),
    read('servicePrincipals.list', '/servicePrincipals', appReaders, (call) => principals(core, call)),
    {
      name: 'servicePrincipals.get',
      operation: `GET ${principal}`,
      workload: 'directory',
      permissions: appReaders,
      handle: (call) => ({
        status: 200,
        body: {
          '@odata.context': `${graphBase}/$metadata#servicePrincipals/$entity`,
          ...selected(principalIn(core, call), call.request.query.get('$select')),
        },
      }),
    },
    read('servicePrincipals.roles', `${principal}/appRoleAssignments`, appReaders, (call) => roleAssignments(core, call)),
    read('servicePrincipals.grants', `${principal}/oauth2PermissionGrants`, grantReaders, ownGrants),
    read('grants.list', '/oauth2PermissionGrants', grantReaders, (call) => permissionGrants(core, call)),
  ];
}
