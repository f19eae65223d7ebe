import type { SandboxReply } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import { clientErrors } from './aad-errors.ts';
import type { EntraCore } from './entra-core.ts';
import { issuerOf } from './token-mint.ts';
import { resources } from './well-known.ts';

const login = 'https://login.microsoftonline.com';
const shared = new Set(['common', 'organizations', 'botframework.com']);

function tenantIdOf(core: EntraCore, named: string): string {
  if (named === 'botframework.com') return resources.botFrameworkTenant;
  if (shared.has(named)) return '{tenantid}';
  const tenant = core.directory.tenant(named);
  if (!tenant) throw clientErrors.unknownTenant(named);
  return tenant.id;
}

/** The OpenID metadata of a tenant, with Microsoft's own addresses; `common` and `organizations` name no tenant in the issuer. */
export function openIdMetadata(core: EntraCore, named: string, version: 1 | 2): SandboxReply {
  const issuer = issuerOf(tenantIdOf(core, named), version);
  const at = `${login}/${named}`;
  const [oauth, keys] = version === 1 ? ['oauth2', 'discovery/keys'] : ['oauth2/v2.0', 'discovery/v2.0/keys'];
  const body: JsonObject = {
    token_endpoint: `${at}/${oauth}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${at}/${keys}`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer,
    authorization_endpoint: `${at}/${oauth}/authorize`,
    end_session_endpoint: `${at}/${oauth}/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver', 'oid'],
    tenant_region_scope: named === 'common' ? null : 'EU',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  };
  return { status: 200, body };
}

/** The published keys; `common` names the issuer of each. */
export async function publishedKeys(core: EntraCore, named: string): Promise<SandboxReply> {
  const issuer = issuerOf(tenantIdOf(core, named), 2);
  const keys = await core.keys.published();
  return { status: 200, body: { keys: keys.map((key) => ({ ...key, issuer })) } };
}

/** What MSAL asks before anything else: which hosts are one cloud. */
export function instanceDiscovery(query: URLSearchParams): SandboxReply {
  const endpoint = query.get('authorization_endpoint') ?? `${login}/common/oauth2/v2.0/authorize`;
  const [, named = 'common'] = /^https:\/\/[^/]+\/([^/]+)/.exec(endpoint) ?? [];
  const aliases = ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'];
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${login}/${named}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: 'login.microsoftonline.com', preferred_cache: 'login.windows.net', aliases }],
    },
  };
}

/** The metadata by which a bot checks what the Bot Framework sends it. */
export function botFrameworkMetadata(): SandboxReply {
  return {
    status: 200,
    body: {
      issuer: resources.botFrameworkUri,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    },
  };
}

/** The Bot Framework's keys, each with the channels that it speaks for. */
export async function botFrameworkKeys(core: EntraCore): Promise<SandboxReply> {
  const keys = await core.botKeys.published();
  return { status: 200, body: { keys: keys.map((key) => ({ ...key, endorsements: ['msteams', 'webchat', 'directline'] })) } };
}
