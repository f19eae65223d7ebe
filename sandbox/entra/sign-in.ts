import { grantErrors, requestErrors } from './aad-errors.ts';
import type { EntraCore } from './entra-core.ts';
import type { EntraApp, EntraTenant, EntraUser } from './entra-types.ts';
import type { AskedScopes } from './scopes.ts';
import { readScopes } from './scopes.ts';
import { tenantFor } from './token-endpoint.ts';

/** A sign-in that somebody has been sent to, understood. */
export interface SignIn {
  readonly tenant: EntraTenant;
  readonly app: EntraApp;
  readonly asked: AskedScopes;
  readonly scope: string;
  readonly redirectUri: string;
  readonly query: URLSearchParams;
}

/** Reads the query of `/authorize`; throws Entra's error where the person could not even be sent back. */
export function readSignIn(core: EntraCore, named: string, query: URLSearchParams): SignIn {
  const appId = query.get('client_id') ?? '';
  const tenant = tenantFor(core, named, appId);
  const app =
    core.directory.app(tenant.id, appId) ?? core.directory.apps().find((one) => one.appId === appId && one.isMultiTenant);
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app || ![...app.redirectUris, ...app.spaRedirectUris].includes(redirectUri))
    throw requestErrors.badRedirect(redirectUri, appId);
  const scope = query.get('scope') ?? '';
  if (scope === '') throw requestErrors.badScope('');
  return { tenant, app, scope, redirectUri, query, asked: readScopes(core.directory, tenant, scope) };
}

/** The permissions that the person would have to consent to. */
export function missingConsent(core: EntraCore, { tenant, app, asked }: SignIn, user: EntraUser): readonly string[] {
  const key = { entraTenantId: tenant.id, appId: app.appId, resource: asked.resourceId };
  const given = core.directory.consents.scopes(key, user.id);
  return asked.names.filter((name) => name !== '.default' && !given.includes(name));
}

/** The address that the person is sent back to, with the given parameters. */
export function sendBack({ redirectUri, query }: SignIn, parameters: Readonly<Record<string, string>>): string {
  const target = new URL(redirectUri);
  const state = query.get('state');
  const all = new URLSearchParams({ ...parameters, ...(state === null ? {} : { state }) });
  if (query.get('response_mode') === 'fragment') target.hash = all.toString();
  else for (const [name, value] of all) target.searchParams.set(name, value);
  return target.href;
}

/** Signs a person in and consents for them where that is needed; answers where they are sent with their code. */
export function approve(core: EntraCore, signIn: SignIn, userKey: string): string {
  const { tenant, app, asked, scope, redirectUri, query } = signIn;
  const user = core.directory.users.find(tenant.id, userKey);
  if (!user) throw grantErrors.noUser(userKey);
  if (!user.accountEnabled) throw grantErrors.disabled();
  if (app.assignmentRequired && !app.assigned.includes(user.id)) throw grantErrors.notAssigned(user.userPrincipalName, app.name);
  for (const permission of missingConsent(core, signIn, user)) {
    const consent = { entraTenantId: tenant.id, appId: app.appId, resource: asked.resourceId, userId: user.id };
    core.directory.consents.grant({ ...consent, kind: 'delegated', permission });
  }
  const challenge = query.get('code_challenge');
  const nonce = query.get('nonce');
  core.grants.satisfyMfa(user.id);
  const at = core.clock.now().getTime();
  const order = core.grants.nextOrder();
  const isSpa = app.spaRedirectUris.includes(redirectUri);
  const grant = { id: core.unique(), entraTenantId: tenant.id, appId: app.appId, userId: user.id, scope, at, order, isSpa };
  const code = core.grants.code({
    grant,
    redirectUri,
    ...(challenge === null ? {} : { challenge, challengeMethod: query.get('code_challenge_method') ?? 'plain' }),
    ...(nonce === null ? {} : { nonce }),
  });
  return sendBack(signIn, { code, session_state: core.unique() });
}

/** Tells the app that the person would not. */
export function decline(signIn: SignIn): string {
  return sendBack(signIn, {
    error: 'access_denied',
    error_description: 'AADSTS65004: User declined to consent to access the app.',
  });
}
