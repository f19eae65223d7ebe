import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JsonObject } from '../json.ts';
import { textAt } from '../json.ts';
import { clientErrors, grantErrors, requestErrors } from './aad-errors.ts';
import type { ProvenApp } from './client-authentication.ts';
import type { EntraCore } from './entra-core.ts';
import type { EntraTenant, EntraUser } from './entra-types.ts';
import type { Grant } from './grant-store.ts';
import type { AskedScopes } from './scopes.ts';
import { readScopes } from './scopes.ts';
import { issuerOf } from './token-mint.ts';

/** A call of the token endpoint whose app has proved itself. */
export interface TokenCall extends ProvenApp {
  readonly tenant: EntraTenant;
  readonly form: JsonObject;
  /** Whether a page of another site calls: it says its `Origin`. */
  readonly isFromBrowser: boolean;
}

/** One grant type: answers the body of the token answer, or throws Entra's error. */
export type GrantType = (core: EntraCore, call: TokenCall) => Promise<JsonObject>;

const codeLife = 10 * 60_000;
const refreshLife = 90 * 24 * 3_600_000;
const spaRefreshLife = 24 * 3_600_000;

function need(form: JsonObject, name: string): string {
  const value = textAt(form, name);
  if (!value) throw clientErrors.missing(name);
  return value;
}

/** The person, if they may use the app now. */
function userFor(core: EntraCore, { tenant, app }: TokenCall, userId: string, isOnBehalf: boolean): EntraUser {
  const user = core.directory.users.find(tenant.id, userId);
  if (!user) throw grantErrors.noUser(userId);
  if (!user.accountEnabled) throw grantErrors.disabled();
  if (app.assignmentRequired && !app.assigned.includes(user.id)) throw grantErrors.notAssigned(user.userPrincipalName, app.name);
  if (core.grants.needsMfa(user.id)) throw grantErrors.needsMfa(isOnBehalf ? 'interaction_required' : 'invalid_grant');
  return user;
}

/** The scopes that the token gets: all that is consented, if what is asked for is among it. */
function consented(core: EntraCore, { tenant, app }: TokenCall, asked: AskedScopes, user: EntraUser): readonly string[] {
  const isOwn = typeof asked.resource !== 'string' && asked.resource.appId === app.appId;
  if (isOwn) return ['access_as_user'];
  const key = { entraTenantId: tenant.id, appId: app.appId, resource: asked.resourceId };
  const scopes = core.directory.consents.scopes(key, user.id);
  const missing = asked.names.filter((name) => name !== '.default' && !scopes.includes(name));
  if (missing.length > 0 || (scopes.length === 0 && asked.names.length > 0)) throw grantErrors.noConsent(app.appId, app.name);
  return scopes;
}

/** What a single-page application was given is redeemed by its page alone, and nothing else is redeemed by a page. */
function checkCaller({ isFromBrowser }: TokenCall, { isSpa }: Grant): void {
  if (isSpa && !isFromBrowser) throw requestErrors.onlyCrossOrigin();
  if (!isSpa && isFromBrowser) throw requestErrors.notCrossOrigin();
}

function clientInfo({ form, tenant }: TokenCall, user: EntraUser): JsonObject {
  if (form['client_info'] !== '1') return {};
  return { client_info: Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url') };
}

async function delegated(core: EntraCore, call: TokenCall, grant: Grant, user: EntraUser, nonce?: string): Promise<JsonObject> {
  const { tenant, app, proof } = call;
  const scope = textAt(call.form, 'scope') ?? grant.scope;
  const asked = readScopes(core.directory, tenant, scope);
  const scopes = consented(core, call, asked, user);
  const access = await core.mint.access({ tenant, app, proof, user, scopes, resource: asked.resource });
  const first = readScopes(core.directory, tenant, grant.scope);
  const id = asked.openid || first.openid ? await core.mint.id({ tenant, app, user, ...(nonce ? { nonce } : {}) }) : undefined;
  return {
    token_type: 'Bearer',
    scope: scopes.join(' '),
    expires_in: access.expiresIn,
    ext_expires_in: access.expiresIn,
    access_token: access.token,
    ...(asked.offline || first.offline ? { refresh_token: core.grants.refresh(grant) } : {}),
    ...(id ? { id_token: id.token } : {}),
    ...clientInfo(call, user),
  };
}

const clientCredentials: GrantType = async (core, call) => {
  const { tenant, app, proof, form } = call;
  const scope = need(form, 'scope');
  if (!scope.endsWith('/.default')) throw requestErrors.notDefaultScope(scope);
  const { resource, resourceId } = readScopes(core.directory, tenant, scope);
  const roles = core.directory.consents.roles({ entraTenantId: tenant.id, appId: app.appId, resource: resourceId });
  const { token, expiresIn } = await core.mint.access({ tenant, app, proof, resource, roles });
  return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
};

function isChallengeMet(challenge: string, method: string | undefined, verifier: string): boolean {
  return challenge === (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));
}

const authorizationCode: GrantType = async (core, call) => {
  const { form, tenant, app } = call;
  const code = core.grants.redeem(need(form, 'code'));
  if (!code || code.grant.appId !== app.appId || code.grant.entraTenantId !== tenant.id) throw grantErrors.malformed();
  checkCaller(call, code.grant);
  if (code.isUsed) throw grantErrors.codeUsed();
  if (core.clock.now().getTime() - code.grant.at > codeLife) throw grantErrors.codeExpired();
  if (need(form, 'redirect_uri') !== code.redirectUri) throw grantErrors.otherRedirect();
  if (code.challenge !== undefined) {
    const verifier = textAt(form, 'code_verifier') ?? '';
    if (!isChallengeMet(code.challenge, code.challengeMethod, verifier)) throw grantErrors.badVerifier();
  } else if (call.proof === 'none' || code.grant.isSpa) throw requestErrors.noPkce();
  const user = userFor(core, call, code.grant.userId, false);
  return delegated(core, call, code.grant, user, code.nonce);
};

const refreshToken: GrantType = async (core, call) => {
  const { form, tenant, app } = call;
  const token = core.grants.take(need(form, 'refresh_token'));
  if (!token || token.grant.appId !== app.appId || token.grant.entraTenantId !== tenant.id) throw grantErrors.malformed();
  checkCaller(call, token.grant);
  if (token.isUsed) throw grantErrors.reused();
  if (core.grants.isRevoked(token.grant)) throw grantErrors.revoked();
  const now = core.clock.now().getTime();
  // Renewing a page's token does not make the day longer that the sign-in is good for.
  if (token.grant.isSpa && now - token.grant.at > spaRefreshLife)
    throw grantErrors.spaRefreshExpired(new Date(token.grant.at).toISOString());
  if (now - token.at > refreshLife) throw grantErrors.refreshExpired(new Date(token.at).toISOString());
  return delegated(core, call, token.grant, userFor(core, call, token.grant.userId, false));
};

async function readAssertion(core: EntraCore, { tenant, app }: TokenCall, assertion: string) {
  let kid = '';
  try {
    kid = decodeProtectedHeader(assertion).kid ?? '';
    decodeJwt(assertion);
  } catch {
    throw grantErrors.assertionSignature();
  }
  const key = await core.keys.find(kid);
  if (!key) throw grantErrors.assertionSignature();
  try {
    const audience = [app.appId, app.identifierUri ?? app.appId];
    const issuer = [issuerOf(tenant.id, 1), issuerOf(tenant.id, 2)];
    return (await jwtVerify(assertion, key.publicKey, { audience, issuer, currentDate: core.clock.now() })).payload;
  } catch (problem) {
    if (problem instanceof errors.JWTExpired) throw grantErrors.assertionTime();
    const isAudience = problem instanceof errors.JWTClaimValidationFailed && problem.claim === 'aud';
    throw isAudience ? grantErrors.assertionAudience(app.appId) : grantErrors.assertionSignature();
  }
}

const onBehalfOf: GrantType = async (core, call) => {
  const { form, tenant, app } = call;
  if (form['requested_token_use'] !== 'on_behalf_of') throw clientErrors.missing('requested_token_use');
  const claims = await readAssertion(core, call, need(form, 'assertion'));
  if (typeof claims['scp'] !== 'string') throw grantErrors.assertionSignature();
  const at = Number(claims.iat ?? 0) * 1000;
  const user = userFor(core, call, String(claims['oid'] ?? ''), true);
  const scope = need(form, 'scope');
  const grant = {
    id: core.unique(),
    entraTenantId: tenant.id,
    appId: app.appId,
    userId: user.id,
    scope,
    at,
    order: core.grants.nextOrder(),
    isSpa: false,
  };
  return delegated(core, call, grant, user);
};

/** The grant types that Entra takes here, by their names. */
export const grantTypes: Readonly<Record<string, GrantType>> = {
  client_credentials: clientCredentials,
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': onBehalfOf,
};
