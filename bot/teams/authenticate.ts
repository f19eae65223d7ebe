import { createHash } from 'node:crypto';
import { Failure } from '../../shared/errors/failure.ts';
import type { Log } from '../../src/http/log.ts';
import { HttpProblem } from '../../src/http/problem.ts';
import type { HttpRequest } from '../../src/http/route.ts';
import { type Evidence, type Expected, type InboundCheck, inboundChecks, isAlive, readToken } from './inbound-checks.ts';
import type { SigningKeys } from './open-id-keys.ts';
import type { TrustsServiceUrl } from './service-url.ts';

/** The Bot Framework's token issuer in the public cloud; the government's is https://api.botframework.us. */
const botFrameworkIssuer = 'https://api.botframework.com';

/** What the front door is held against. Times in milliseconds. */
export interface AuthenticateOptions {
  /** The bot's app ids, or what reads them. An empty list: everything is let in, which `assertMayTry` allows on a loopback host only. A reader that finds none lets nothing in. */
  appIds: readonly string[] | (() => Promise<readonly string[]>);
  keys: SigningKeys;
  trusts: TrustsServiceUrl;
  now(): number;
  log: Log;
  issuer?: string;
  /** 5 minutes when left out. */
  skew?: number;
  /** For tests that leave one out. */
  checks?: readonly InboundCheck[];
  /** How many tokens that stood are remembered, so that their signature is not worked out again; 500 when left out. */
  remembered?: number;
}

/** A token that stood; its activity is still to be checked. */
export interface Admitted {
  evidence: Evidence;
}

/** The front door: `token` first, on headers alone; `activity` once the body was read. Both throw `HttpProblem` 401 or 403 and nothing else. */
export interface Authenticate {
  token(request: Pick<HttpRequest, 'headers'>): Promise<Admitted>;
  activity(admitted: Admitted, activity: Record<string, unknown>): Promise<void>;
}

const unauthorized = () =>
  new HttpProblem(401, 'not-authenticated', 'This address only takes calls that the Bot Framework has signed for this bot.', {
    'www-authenticate': 'Bearer',
  });
const forbidden = () => new HttpProblem(403, 'not-trusted', 'This call does not match the token it came with.');

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Refuses to start try mode with an open door: without an app id it runs on a loopback host alone. In live mode the door is shut until there is a registration. Throws `Failure` `open-door`. */
export function assertMayTry({ appId, host }: { appId?: string | undefined; host: string }): void {
  if (appId !== undefined && appId.trim() !== '') return;
  if (!loopbackHosts.has(host.toLowerCase())) {
    const remedy = 'Listen on 127.0.0.1 (--host 127.0.0.1), or set BOT_ID.';
    const text = `Try mode without an app id lets in everybody who can reach it, and ${host} can be reached from other machines. ${remedy}`;
    throw new Failure('open-door', 'denied', text, remedy);
  }
}

function bearerOf(headers: HttpRequest['headers']): string | undefined {
  const value: unknown = headers.authorization;
  if (typeof value !== 'string' || value.length > 12_000) return undefined;
  return /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i.exec(value)?.[1];
}

/** Tokens that stood lately, by digest: Teams sends the same one for about an hour. Holds no token itself. */
class Remembered {
  readonly #kept = new Map<string, Evidence>();
  readonly #most: number;
  constructor(most: number) {
    this.#most = most;
  }
  digest(token: string): string {
    return createHash('sha256').update(token).digest('base64');
  }
  find(digest: string): Evidence | undefined {
    return this.#kept.get(digest);
  }
  keep(digest: string, evidence: Evidence): void {
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(digest, { ...evidence, token: '' });
  }
  drop(digest: string): void {
    this.#kept.delete(digest);
  }
}

/** A page in a browser of this machine could reach an open loopback port under a name of its own; only loopback names get through. */
function openDoor(trusts: TrustsServiceUrl, expected: Expected, refuse: (name: string) => void): Authenticate {
  const body = inboundChecks.filter(({ name }) => name === 'channel' || name === 'service-url-host' || name === 'tenant');
  return {
    async token({ headers }) {
      const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
      if (!loopbackHosts.has(host)) {
        refuse('loopback-name');
        throw unauthorized();
      }
      return { evidence: { token: '', header: {}, claims: {}, key: undefined, activity: {} } };
    },
    async activity({ evidence }, activity) {
      for (const { name, test } of body) {
        if (await test({ ...evidence, activity }, { ...expected, trusts })) continue;
        refuse(name);
        throw forbidden();
      }
    },
  };
}

/** Judges a token by the checks, in order: its claims, then its signing key, which is only asked for when the claims stand. Answers the evidence, or the name of the check that refused it. */
async function judge(token: string | undefined, failing: Failing, keys: SigningKeys): Promise<Evidence | string> {
  const evidence = token === undefined ? undefined : readToken(token);
  if (evidence === undefined) return 'form';
  const refusal = await failing('claims', evidence);
  if (refusal !== undefined) return refusal;
  const { kid } = evidence.header;
  evidence.key = typeof kid === 'string' ? await keys.find(kid) : undefined;
  return (await failing('key', evidence)) ?? evidence;
}

/** The name of the first check of a stage that does not stand; `undefined` when all do. */
type Failing = (stage: InboundCheck['stage'], evidence: Evidence) => Promise<string | undefined>;

/** Makes the front door. Every refusal is logged by the name of the check, never with the token. */
export function authenticator(options: AuthenticateOptions): Authenticate {
  const { keys, appIds, checks = inboundChecks, issuer = botFrameworkIssuer, skew = 300_000, trusts, now } = options;
  const idsNow = async () => (typeof appIds === 'function' ? appIds() : appIds);
  const expected: Expected = { appIds: [], issuer, keys, trusts, now, skew };
  const refuse = (check: string) => options.log.warn({ check }, 'a call to the bot was refused');
  if (typeof appIds !== 'function' && appIds.length === 0) return openDoor(trusts, expected, refuse);
  const remembered = new Remembered(options.remembered ?? 500);
  const failing: Failing = async (stage, evidence) => {
    const held = { ...expected, appIds: await idsNow() };
    for (const check of checks) if (check.stage === stage && !(await check.test(evidence, held))) return check.name;
    return undefined;
  };
  const stillStands = async ({ claims, header, key }: Evidence) =>
    isAlive(claims, expected) && keys.held(String(header.kid)) === key && (await idsNow()).includes(String(claims.aud));
  return {
    async token({ headers }) {
      const token = bearerOf(headers);
      const digest = token === undefined ? '' : remembered.digest(token);
      const known = remembered.find(digest);
      if (known !== undefined && (await stillStands(known))) return { evidence: known };
      remembered.drop(digest);
      const verdict = await judge(token, failing, keys);
      if (typeof verdict !== 'string') {
        remembered.keep(digest, verdict);
        return { evidence: verdict };
      }
      refuse(verdict);
      throw unauthorized();
    },
    async activity({ evidence }, activity) {
      const name = await failing('activity', { ...evidence, activity });
      if (name === undefined) return;
      refuse(name);
      throw forbidden();
    },
  };
}
