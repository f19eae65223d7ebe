import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { Failure } from '../../../../shared/errors/failure.ts';
import { say } from '../../../../shared/text/say.ts';
import type { TenantKeys } from '../../../identity/tenant-keys.ts';
import { publicAuthority } from '../../../identity/tokens/token-endpoint.ts';

/** Microsoft's application that sends change notifications. */
const changeTracking = '0bf30f3b-4a52-48df-9a82-234910c4a086';
const skew = 300;

/** For whom a proof must be made out. */
export interface Addressee {
  clientId: string;
  entraTenantId: string;
  /** When the call came. */
  at: Date;
}

function isMeant(claims: Record<string, unknown>, { clientId, entraTenantId, at }: Addressee): boolean {
  const { aud, tid, iss, appid, azp, ver, exp, nbf } = claims;
  const issuer = ver === '2.0' ? `${publicAuthority}/${entraTenantId}/v2.0` : `https://sts.windows.net/${entraTenantId}/`;
  const now = at.getTime() / 1_000;
  const isTimely =
    typeof exp === 'number' && now < exp + skew && (nbf === undefined || (typeof nbf === 'number' && now >= nbf - skew));
  return (
    aud === clientId && tid === entraTenantId && iss === issuer && (ver === '2.0' ? azp : appid) === changeTracking && isTimely
  );
}

async function isProof(keys: TenantKeys, token: string, addressee: Addressee): Promise<boolean> {
  let keyId: unknown;
  try {
    const { alg, kid, crit } = decodeProtectedHeader(token);
    if (alg !== 'RS256' || crit !== undefined || !isMeant(decodeJwt(token), addressee)) return false;
    keyId = kid;
  } catch {
    return false;
  }
  if (typeof keyId !== 'string') return false;
  const key = await keys.find(addressee.entraTenantId, keyId).catch(() => {
    const text = say`Microsoft’s signing keys cannot be read, so nobody can tell whether notifications are Microsoft’s.`;
    throw new Failure('keys-unavailable', 'offline', text, say`Nothing has to be done: it is tried again.`);
  });
  if (!key) return false;
  return compactVerify(token, key, { algorithms: ['RS256'] }).then(
    () => true,
    () => false,
  );
}

/** Whether a call with contents is Microsoft's: one of its proofs at least is for this application and organisation, and none of those that claim to be for it is false. Throws `Failure` `keys-unavailable` while that cannot be told. */
export async function isFromMicrosoft(keys: TenantKeys, tokens: readonly string[], addressee: Addressee): Promise<boolean> {
  if (tokens.length === 0) return false;
  const proofs = await Promise.all(tokens.map((token) => isProof(keys, token, addressee)));
  return proofs.every(Boolean);
}
