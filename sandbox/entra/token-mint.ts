import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { SignJWT } from 'jose';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { EntraApp, EntraTenant, EntraUser } from './entra-types.ts';
import type { SigningKeys } from './signing-keys.ts';
import { resources, servicePrincipalId } from './well-known.ts';

/** A token that was issued, without the token itself. */
export interface IssuedToken {
  readonly id: string;
  readonly at: string;
  readonly expiresAt: string;
  readonly kind: 'application' | 'delegated' | 'id' | 'bot';
  readonly entraTenantId: string;
  readonly appId: string;
  readonly audience: string;
  readonly user?: string;
  readonly permissions: readonly string[];
}

/** A signed token, and for how long it is good. */
export interface SignedToken {
  readonly token: string;
  readonly expiresIn: number;
}

/** For whom and what an access token is. */
export interface AccessTokenOrder {
  readonly tenant: EntraTenant;
  readonly app: EntraApp;
  /** What it opens: an address such as `https://graph.microsoft.com`, or an app with an API. */
  readonly resource: string | EntraApp;
  readonly roles?: readonly string[];
  /** The person on whose behalf it is; absent: the app's own token. */
  readonly user?: EntraUser;
  readonly scopes?: readonly string[];
  /** How the app proved itself. */
  readonly proof: 'none' | 'secret' | 'certificate';
  /** For how many seconds it is good; between 60 and 90 minutes when absent. */
  readonly lifetime?: number;
}

/** Signs tokens and remembers that it did. */
export interface TokenMint {
  access(order: AccessTokenOrder): Promise<SignedToken>;
  id(order: { tenant: EntraTenant; app: EntraApp; user: EntraUser; nonce?: string }): Promise<SignedToken>;
  /** What the Bot Framework sends to the bot to prove itself. */
  forBot(order: { botId: string; serviceUrl: string; entraTenantId: string }): Promise<SignedToken>;
  /** Proves that a change notification comes from Microsoft. */
  validation(order: { tenant: EntraTenant; appId: string }): Promise<SignedToken>;
  /** The last two thousand, newest first. */
  issued(): readonly IssuedToken[];
}

/** What a mint works with. */
export interface MintParts {
  readonly keys: SigningKeys;
  readonly botKeys: SigningKeys;
  readonly clock: Pick<SandboxClock, 'now'>;
  readonly unique: () => string;
}

/** The issuer of tokens of the first and of the second version. */
export function issuerOf(entraTenantId: string, version: 1 | 2): string {
  return version === 1 ? `https://sts.windows.net/${entraTenantId}/` : `https://login.microsoftonline.com/${entraTenantId}/v2.0`;
}

const proofs = { none: '0', secret: '1', certificate: '2' } as const;

/** Between 60 and 90 minutes, as Entra does it; decided by the token's id. */
function usualLifetime(id: string): number {
  return 3600 + (createHash('sha256').update(id).digest().readUInt16BE(0) % 1800);
}

function pairwise(user: EntraUser, appId: string): string {
  return createHash('sha256').update(`${user.id} ${appId}`).digest('base64url');
}

function personClaims(user: EntraUser, version: 1 | 2): JWTPayload {
  const named = version === 1 ? { upn: user.userPrincipalName, unique_name: user.userPrincipalName } : {};
  return { ...named, name: user.displayName, oid: user.id, preferred_username: user.userPrincipalName };
}

function accessClaims(order: AccessTokenOrder, version: 1 | 2, audience: string): JWTPayload {
  const { tenant, app, user, roles = [], scopes = [] } = order;
  const own = servicePrincipalId(tenant.id, app.appId);
  const azure =
    version === 1 ? { appid: app.appId, appidacr: proofs[order.proof] } : { azp: app.appId, azpacr: proofs[order.proof] };
  const person = user
    ? { ...personClaims(user, version), scp: scopes.join(' '), sub: pairwise(user, audience) }
    : { idtyp: 'app', oid: own, sub: own, ...(roles.length > 0 ? { roles: [...roles] } : {}) };
  const name = version === 1 ? { app_displayname: app.name } : {};
  return { aud: audience, iss: issuerOf(tenant.id, version), tid: tenant.id, ver: `${version}.0`, ...azure, ...name, ...person };
}

/** A mint that signs with the current keys. */
export function createTokenMint({ keys, botKeys, clock, unique }: MintParts): TokenMint {
  const issued: IssuedToken[] = [];
  async function sign(
    from: SigningKeys,
    claims: JWTPayload,
    note: Pick<IssuedToken, 'kind' | 'appId' | 'entraTenantId'>,
    given?: number,
  ) {
    const id = unique();
    const expiresIn = given ?? usualLifetime(id);
    const key = await from.current();
    const now = Math.floor(clock.now().getTime() / 1000);
    const permissions = Array.isArray(claims['roles']) ? claims['roles'].map(String) : String(claims['scp'] ?? '').split(' ');
    issued.unshift({
      ...note,
      id,
      at: new Date(now * 1000).toISOString(),
      expiresAt: new Date((now + expiresIn) * 1000).toISOString(),
      audience: String(claims.aud),
      permissions: permissions.filter(Boolean),
      ...(typeof claims['preferred_username'] === 'string' ? { user: claims['preferred_username'] } : {}),
    });
    issued.splice(2000);
    const token = await new SignJWT({ ...claims, uti: id, iat: now, nbf: now, exp: now + expiresIn })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid })
      .sign(key.privateKey);
    return { token, expiresIn };
  }
  return {
    issued: () => issued,
    access(order) {
      const { resource, tenant, app } = order;
      const version = typeof resource === 'string' ? 1 : resource.tokenVersion;
      const own =
        typeof resource === 'string' ? resource : version === 2 ? resource.appId : (resource.identifierUri ?? resource.appId);
      const note = { kind: order.user ? 'delegated' : 'application', appId: app.appId, entraTenantId: tenant.id } as const;
      return sign(keys, accessClaims(order, version, own), note, order.lifetime);
    },
    id({ tenant, app, user, nonce }) {
      const claims = { ...personClaims(user, 2), aud: app.appId, iss: issuerOf(tenant.id, 2), tid: tenant.id, ver: '2.0' };
      const whole = { ...claims, sub: pairwise(user, app.appId), ...(nonce === undefined ? {} : { nonce }) };
      return sign(keys, whole, { kind: 'id', appId: app.appId, entraTenantId: tenant.id });
    },
    forBot({ botId, serviceUrl, entraTenantId }) {
      const claims = { iss: resources.botFrameworkUri, aud: botId, serviceurl: serviceUrl };
      return sign(botKeys, claims, { kind: 'bot', appId: botId, entraTenantId }, 3600);
    },
    validation({ tenant, appId }) {
      const sender = servicePrincipalId(tenant.id, resources.changeTracking);
      const claims = { aud: appId, iss: issuerOf(tenant.id, 1), tid: tenant.id, ver: '1.0', appid: resources.changeTracking };
      const whole = { ...claims, appidacr: '2', oid: sender, sub: sender };
      return sign(keys, whole, { kind: 'application', appId: resources.changeTracking, entraTenantId: tenant.id });
    },
  };
}
