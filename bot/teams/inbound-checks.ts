import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import type { SigningKey, SigningKeys } from './open-id-keys.ts';
import type { TrustsServiceUrl } from './service-url.ts';

/** What inbound checks may look at. The token's parts are filled in as the checks come to them; the activity only after the token stood. */
export interface Evidence {
  token: string;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  key: SigningKey | undefined;
  activity: Record<string, unknown>;
}

/** What checks are held against. */
export interface Expected {
  appIds: readonly string[];
  issuer: string;
  keys: SigningKeys;
  trusts: TrustsServiceUrl;
  /** Milliseconds since 1970. */
  now(): number;
  /** How far clocks may differ, in milliseconds. */
  skew: number;
}

/** One guard of the front door. `test` is true when the evidence stands. `claims` checks run first, `key` checks once the signing key was looked up, `activity` checks after the body was read. */
export interface InboundCheck {
  name: string;
  stage: 'claims' | 'key' | 'activity';
  /** In the log only. */
  refusal: string;
  test(evidence: Evidence, expected: Expected): boolean | Promise<boolean>;
}

/** Takes a compact token apart, trusting nothing in it; `undefined` when it is none. */
export function readToken(token: string): Evidence | undefined {
  try {
    const header = decodeProtectedHeader(token) as Record<string, unknown>;
    return { token, header, claims: decodeJwt(token), key: undefined, activity: {} };
  } catch {
    return undefined;
  }
}

async function isSigned({ token, key }: Evidence): Promise<boolean> {
  if (key === undefined) return false;
  try {
    await compactVerify(token, key.key);
    return true;
  } catch {
    return false;
  }
}

/** Whether a token's life, with the allowed skew, takes in this moment. Both ends in seconds; `nbf` may be left out, `exp` not. */
export function isAlive(claims: Record<string, unknown>, { now, skew }: Pick<Expected, 'now' | 'skew'>): boolean {
  const { exp, nbf } = claims;
  if (typeof exp !== 'number' || (nbf !== undefined && typeof nbf !== 'number')) return false;
  return now() < exp * 1000 + skew && (nbf === undefined || now() >= nbf * 1000 - skew);
}

function tenantsOf(activity: Record<string, unknown>): unknown[] {
  const channelData = activity.channelData as { tenant?: { id?: unknown } } | null | undefined;
  const conversation = activity.conversation as { tenantId?: unknown } | null | undefined;
  return [channelData?.tenant?.id, conversation?.tenantId].filter((tenant) => tenant !== undefined && tenant !== null);
}

function tenantsAgree(activity: Record<string, unknown>): boolean {
  const [first, second = first] = tenantsOf(activity);
  return first === undefined || (typeof first === 'string' && first !== '' && first === second);
}

/** The guards of the front door, in order (learn.microsoft.com, "Authenticate requests with the Bot Connector API", Connector to bot). Each is necessary: without it one of the forgeries in the tests gets in. */
export const inboundChecks: readonly InboundCheck[] = [
  { name: 'algorithm', stage: 'claims', refusal: 'not signed with RS256', test: ({ header }) => header.alg === 'RS256' },
  { name: 'issuer', stage: 'claims', refusal: 'another issuer', test: ({ claims }, { issuer }) => claims.iss === issuer },
  {
    name: 'audience',
    stage: 'claims',
    refusal: 'meant for another app',
    test: ({ claims }, { appIds }) => typeof claims.aud === 'string' && appIds.includes(claims.aud),
  },
  {
    name: 'lifetime',
    stage: 'claims',
    refusal: 'expired, not yet valid, or without an end',
    test: ({ claims }, expected) => isAlive(claims, expected),
  },
  { name: 'signature', stage: 'key', refusal: 'not signed by a key of the metadata', test: isSigned },
  {
    name: 'endorsement',
    stage: 'key',
    refusal: 'signed by a key that may not sign for Teams',
    test: ({ key }) => key?.endorsements.includes('msteams') ?? false,
  },
  { name: 'channel', stage: 'activity', refusal: 'not from Teams', test: ({ activity }) => activity.channelId === 'msteams' },
  {
    name: 'service-url-claim',
    stage: 'activity',
    refusal: 'the service URL is not the one the token was issued for',
    test: ({ claims, activity }) => typeof activity.serviceUrl === 'string' && claims.serviceurl === activity.serviceUrl,
  },
  {
    name: 'service-url-host',
    stage: 'activity',
    refusal: 'the service URL is not one of the Bot Connector',
    test: ({ activity }, { trusts }) => trusts(activity.serviceUrl),
  },
  { name: 'tenant', stage: 'activity', refusal: 'two tenants in one activity', test: ({ activity }) => tenantsAgree(activity) },
];
