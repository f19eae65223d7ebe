import { createHash, createPrivateKey } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { Failure } from '../../../shared/errors/failure.ts';
import { OutboundFailure, type OutboundHttp } from '../http/outbound.ts';
import type { ClockWatch } from './clock-watch.ts';
import { refusedAnswer, tokenFailure } from './entra-errors.ts';

/** What an application proves itself with. */
export type Credential = { id: string; secret: string } | { id: string; certificate: { key: string; thumbprint: string } };

/** Whose token is asked for. */
export interface ClientIdentity {
  profileName: string;
  clientId: string;
  entraTenantId: string;
}

/** A token as the endpoint gave it. */
export interface IssuedToken {
  access: string;
  /** Microsoft's time, milliseconds since 1970. */
  expiresAt: number;
  /** A refresh token, when one was given. */
  refresh?: string;
  /** Of an authorisation by a person. */
  idToken?: string;
}

/** The token endpoint of Microsoft's identity platform, v2.0. */
export interface TokenEndpoint {
  /** Sends one request, and a second one only where the first was refused because of this machine's clock. Throws `Failure` with a code of the port. */
  request(identity: ClientIdentity, credential: Credential, grant: { [name: string]: string }): Promise<IssuedToken>;
}

/** What the endpoint is reached with. */
export interface TokenEndpointOptions {
  http: OutboundHttp;
  clock: ClockWatch;
  now(): Date;
  /** Unique values for assertions. */
  nonce(): string;
  /** Without a slash at the end. */
  authority: string;
}

/** Microsoft's sign-in host of the public cloud. */
export const publicAuthority = 'https://login.microsoftonline.com';

const assertionSeconds = 300;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const clockLimit = 240_000;

/** A signed statement that takes the place of a secret. It carries Microsoft's time, so that a clock that is off does no harm once it is known. Source: https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
async function assertion(
  audience: string,
  clientId: string,
  { key, thumbprint }: { key: string; thumbprint: string },
  { clock, nonce }: Pick<TokenEndpointOptions, 'clock' | 'nonce'>,
): Promise<string> {
  const seconds = Math.floor(clock.time() / 1_000);
  const pkcs8 = createPrivateKey(key).export({ type: 'pkcs8', format: 'pem' }) as string;
  return new SignJWT({})
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(createHash('sha256').update(nonce()).digest('base64url'))
    .setIssuedAt(seconds)
    .setNotBefore(seconds - 5)
    .setExpirationTime(seconds + assertionSeconds)
    .sign(await importPKCS8(pkcs8, 'PS256'));
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function issued(body: Record<string, unknown>, at: number): IssuedToken | undefined {
  const { access_token: access, expires_in: seconds, refresh_token: refresh, id_token: idToken } = body;
  if (typeof access !== 'string' || access === '') return undefined;
  const life = Number(seconds);
  return {
    access,
    expiresAt: at + (Number.isFinite(life) && life > 0 ? life : 3_600) * 1_000,
    ...(typeof refresh === 'string' && { refresh }),
    ...(typeof idToken === 'string' && { idToken }),
  };
}

/** The endpoint behind this layer. Every answer's date is told to the clock watch. */
export function tokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { http, clock, now, authority } = options;
  const send = async (identity: ClientIdentity, credential: Credential, grant: { [name: string]: string }) => {
    const url = `${authority}/${encodeURIComponent(identity.entraTenantId)}/oauth2/v2.0/token`;
    const proof: Record<string, string> =
      'secret' in credential
        ? { client_secret: credential.secret }
        : {
            client_assertion_type: assertionType,
            client_assertion: await assertion(url, identity.clientId, credential.certificate, options),
          };
    const began = now();
    const answer = await http({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ client_id: identity.clientId, ...grant, ...proof }).toString(),
    });
    clock.note(answer.headers['date'], began);
    return { answer, body: parsed(answer.body) };
  };
  /** A refusal because of time, made when the clock was not known to be off, is worth one more try: the assertion then carries Microsoft's time. */
  const withClock = async (identity: ClientIdentity, credential: Credential, grant: { [name: string]: string }) => {
    const before = clock.ahead();
    const first = await send(identity, credential, grant);
    const isClock = first.answer.status !== 200 && refusedAnswer(first.answer.status, first.body, '').code === 'clock-off';
    return isClock && Math.abs(clock.ahead() - before) > clockLimit ? send(identity, credential, grant) : first;
  };
  return {
    async request(identity, credential, grant) {
      try {
        const { answer, body } = await withClock(identity, credential, grant);
        const token = answer.status === 200 ? issued(body, clock.time()) : undefined;
        if (token) return token;
        throw refusedAnswer(answer.status, body, identity.profileName);
      } catch (error) {
        throw unanswered(error, identity.profileName);
      }
    },
  };
}

function unanswered(error: unknown, profileName: string): Failure | unknown {
  if (!(error instanceof OutboundFailure)) return error;
  // The sign-in host itself is always allowed: only try mode without its sandbox leads nowhere.
  return error.code === 'not-allowed'
    ? tokenFailure('sandbox-missing', profileName)
    : tokenFailure('cloud-unreachable', profileName, error.code);
}
