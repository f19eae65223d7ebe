import type { JWTPayload } from 'jose';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { EntraCore } from '../entra/entra-core.ts';
import { resources } from '../entra/well-known.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphCaller } from './graph-operation.ts';

async function verified({ keys, clock }: EntraCore, token: string): Promise<JWTPayload> {
  let kid = '';
  try {
    kid = decodeProtectedHeader(token).kid ?? '';
  } catch {
    throw graphErrors.noToken('CompactToken parsing failed with error code: 80049217');
  }
  const key = await keys.find(kid);
  if (!key) throw graphErrors.noToken('Signing key is invalid or has been rotated. Signature validation failed.');
  try {
    const options = { audience: [resources.graphUri, resources.graph, `${resources.graphUri}/`], currentDate: clock.now() };
    return (await jwtVerify(token, key.publicKey, options)).payload;
  } catch (problem) {
    if (problem instanceof errors.JWTExpired) throw graphErrors.noToken('Lifetime validation failed, the token is expired.');
    const isAudience = problem instanceof errors.JWTClaimValidationFailed && problem.claim === 'aud';
    throw graphErrors.noToken(
      isAudience ? 'Access token validation failure. Invalid audience.' : 'Access token validation failure.',
    );
  }
}

/** Verifies the token of a call; throws Graph's 401 when it is not good. */
export async function readCaller(core: EntraCore, authorization: string | undefined): Promise<GraphCaller> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw graphErrors.noToken('Access token is empty.');
  const claims = await verified(core, token);
  const tenant = core.directory.tenant(String(claims['tid'] ?? ''));
  const app = tenant && core.directory.app(tenant.id, String(claims['appid'] ?? ''));
  if (!tenant || !app) throw graphErrors.noToken('The identity of the calling application could not be established.');
  const isDelegated = typeof claims['scp'] === 'string';
  const user = isDelegated ? core.directory.users.find(tenant.id, String(claims['oid'] ?? '')) : undefined;
  if (isDelegated && !user?.accountEnabled) throw graphErrors.noToken('The user account is disabled or does not exist.');
  return {
    tenant,
    app,
    roles: Array.isArray(claims['roles']) ? claims['roles'].map(String) : [],
    scopes: String(claims['scp'] ?? '')
      .split(' ')
      .filter(Boolean),
    expiresAt: new Date(Number(claims.exp) * 1000),
    ...(user ? { user } : {}),
  };
}
