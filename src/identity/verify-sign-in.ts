import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import type { Member } from '../../shared/domain/member.ts';
import { registrationFacts, signInScope } from '../../shared/domain/teams-addresses.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { InstallationFacts } from '../../shared/ports/microsoft-setup.ts';
import type { StoredDesk } from '../records/desk.ts';
import type { Directory } from './directory.ts';
import { type SignInCode, signInFailure } from './sign-in-refusals.ts';
import type { TenantKeys } from './tenant-keys.ts';
import type { Tokens } from './tokens/microsoft-tokens.ts';
import { publicAuthority } from './tokens/token-endpoint.ts';

/** What sign-ins are held against. */
export interface SignInParts {
  directory: Directory;
  keys: TenantKeys;
  tokens: Tokens;
  facts: InstallationFacts;
  /** The desk of a tenant, to tell contacts apart. */
  desk(tenantId: string): StoredDesk;
  now(): Date;
  /** How far clocks may differ, in milliseconds; 5 minutes when left out. */
  skew?: number;
}

/** Who signed in, and until when that counts. A member who signed out of the bot is told apart. */
export interface SignedIn {
  tenant: Tenant;
  member: Member;
  signedOut: boolean;
  until: Date;
  /** They are here by a set-up link, not by Microsoft's word. */
  bySetupLink?: boolean;
}

/** Verifies a token of Teams' single sign-on and answers whose it is. Throws `Failure` with a code of `sign-in-refusals.ts`; never tells the token. */
export type VerifySignIn = (token: string) => Promise<SignedIn>;

type Claims = Record<string, unknown>;

const longest = 16_000;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function refuse(code: SignInCode, tenant?: Tenant): Failure {
  return signInFailure(code, tenant?.name);
}

function takenApart(token: string): { keyId: string; claims: Claims } {
  try {
    if (token.length > longest) throw new Error('too long');
    const { alg, kid, crit } = decodeProtectedHeader(token);
    if (alg !== 'RS256' || typeof kid !== 'string' || crit !== undefined) throw new Error('another header');
    return { keyId: kid, claims: decodeJwt(token) };
  } catch {
    throw refuse('token-malformed');
  }
}

/** The issuer that a token of this version must name. */
function issuerOf({ ver }: Claims, entraTenantId: string): string | undefined {
  if (ver === '1.0') return `https://sts.windows.net/${entraTenantId}/`;
  return ver === '2.0' ? `${publicAuthority}/${entraTenantId}/v2.0` : undefined;
}

function checkTimes({ exp, nbf }: Claims, now: Date, skew: number): void {
  const time = now.getTime();
  if (typeof exp !== 'number' || time >= exp * 1_000 + skew) throw refuse('token-expired');
  if (nbf !== undefined && (typeof nbf !== 'number' || time < nbf * 1_000 - skew)) throw refuse('token-not-yet');
}

/** Whether the person is a guest of the tenant: says so itself, comes from another directory, or has a guest's name. */
function isGuest({ acct, idp, upn, preferred_username: name, iss }: Claims): boolean {
  const fromElsewhere = idp !== undefined && idp !== iss;
  const named = [upn, name].some((one) => typeof one === 'string' && /#ext#/i.test(one));
  return acct === 1 || acct === '1' || fromElsewhere || named;
}

async function audiencesOf({ tokens, facts }: SignInParts, tenant: Tenant): Promise<Set<string>> {
  const found = await Promise.all(
    (['sign-in', 'teams'] as const).map((consumer) => tokens.profiles.serving(tenant._id, consumer).catch(() => undefined)),
  );
  const profiles = found.filter((profile) => profile !== undefined);
  return new Set(
    profiles.flatMap((profile) => [
      profile.clientId,
      `api://${profile.clientId}`,
      registrationFacts(profile, facts).applicationIdUri,
    ]),
  );
}

async function memberOf({ directory, desk }: SignInParts, tenant: Tenant, claims: Claims): Promise<Member> {
  if (tenant.teams !== 'active') throw refuse('not-set-up', tenant);
  if (isGuest(claims)) throw refuse('guest', tenant);
  const { oid, upn, preferred_username: name } = claims;
  const member = typeof oid === 'string' ? await directory.memberByEntra(tenant._id, oid.toLowerCase()) : undefined;
  if (member?.active) return member;
  if (member) throw refuse('member-disabled', tenant);
  const mail = [upn, name].find((one) => typeof one === 'string' && one.includes('@')) as string | undefined;
  const contact = mail === undefined ? undefined : await desk(tenant._id).contacts.byMail(mail);
  throw refuse(contact ? 'contact' : 'unlinked', tenant);
}

async function checkSignature(keys: TenantKeys, entraTenantId: string, keyId: string, token: string): Promise<void> {
  const key = await keys.find(entraTenantId, keyId).catch(() => {
    throw refuse('keys-unavailable');
  });
  if (!key) throw refuse('token-signature');
  await compactVerify(token, key, { algorithms: ['RS256'] }).catch(() => {
    throw refuse('token-signature');
  });
}

/** The verifier of sign-ins. Nothing in a token is believed before its signature stands, except which tenant's keys to look at. */
export function verifySignIn(parts: SignInParts): VerifySignIn {
  const { directory, keys, now, skew = 300_000 } = parts;
  return async (token) => {
    const { keyId, claims } = takenApart(token);
    const { tid, aud, iss, scp } = claims;
    if (typeof tid !== 'string' || !guid.test(tid)) throw refuse('token-malformed');
    const tenant = await directory.tenantByEntra(tid);
    if (!tenant) throw refuse('other-tenant');
    if (iss === undefined || iss !== issuerOf(claims, tid)) throw refuse('token-issuer');
    if (typeof aud !== 'string' || !(await audiencesOf(parts, tenant)).has(aud)) throw refuse('token-audience');
    if (typeof scp !== 'string' || !scp.split(' ').includes(signInScope)) throw refuse('token-purpose');
    checkTimes(claims, now(), skew);
    await checkSignature(keys, tid, keyId, token);
    const member = await memberOf(parts, tenant, claims);
    return { tenant, member, signedOut: member.signedOutAt !== undefined, until: new Date((claims['exp'] as number) * 1_000) };
  };
}
