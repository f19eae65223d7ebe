import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Profile } from '../../../shared/domain/microsoft-profile.ts';
import { Failure } from '../../../shared/errors/failure.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';
import type { SecretPlace } from '../../../shared/ports/microsoft-setup.ts';
import type { ConnectionAttempt } from './held-tokens.ts';
import { connectionAttemptCollection } from './held-tokens.ts';
import type { Tokens, TokensOptions } from './microsoft-tokens.ts';
import { publicAuthority } from './token-endpoint.ts';

/** Delegated connections: a person agrees in Microsoft's own page, and the desk acts with the grant from then on (authorisation code with PKCE). */
export interface Connections {
  /** Begins one for the profile that serves this consumer. Answers the address that the person opens; its answer counts for ten minutes, once. */
  begin(tenantId: string, consumer: Consumer, memberId: string, redirectUri: string): Promise<string>;
  /** Who began the connection with this state, and of which profile. Throws `Failure` `state-unknown`. */
  look(tenantId: string, state: string): Promise<{ memberId: string; profileName: string }>;
  /** Binds a connection that was begun to one browser, the first that comes, and answers Microsoft's address for it. Throws `Failure` `state-unknown`. */
  lead(tenantId: string, state: string, browser: string): Promise<{ memberId: string; address: string }>;
  /** Ends one with what came back to the redirect address, by the same member, from the browser that was led away. Throws `Failure` `state-unknown` for an answer nobody waits for, and the codes of the token port. */
  complete(
    tenantId: string,
    memberId: string,
    answer: { state?: string | undefined; code?: string | undefined; error?: string | undefined },
    browser?: string,
  ): Promise<void>;
  /** Drops the connection of the profile that serves this consumer. */
  revoke(tenantId: string, consumer: Consumer): Promise<void>;
}

const lifetime = 600_000;
const scopeOf = (tokens: Tokens) => `${tokens.scopeOf('graph')} offline_access openid profile`;
const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

function placeOf({ _id, tenantId, profileId }: Pick<ConnectionAttempt, '_id' | 'tenantId' | 'profileId'>): SecretPlace {
  return { tenantId, profileId, field: `verifier:${_id}` };
}

const unknownState = () =>
  new Failure(
    'state-unknown',
    'denied',
    'This sign-in was not begun here, was used already, or took longer than ten minutes.',
    'Begin the connection again.',
  );

/** Takes the attempt that this answer belongs to out of the store; each counts once, for the member who began it, for ten minutes. */
async function taken(
  { store, now }: TokensOptions,
  tenantId: string,
  memberId: string,
  state: string,
  browser: string | undefined,
): Promise<ConnectionAttempt> {
  const attempts = store.collection(connectionAttemptCollection);
  const _id = digest(state);
  const attempt = await attempts.findOne({ _id, tenantId });
  const isTaken = attempt !== undefined && (await attempts.deleteOne({ _id, tenantId })) === 1;
  const isSame = attempt?.memberId === memberId && attempt.browser === (browser === undefined ? undefined : digest(browser));
  if (!attempt || !isTaken || !isSame || isLate(attempt, now())) throw unknownState();
  return attempt;
}

function isLate({ at }: ConnectionAttempt, now: Date): boolean {
  return now.getTime() - at.getTime() > lifetime;
}

/** The attempt with this state, left where it is. */
async function waiting({ store, now }: TokensOptions, tenantId: string, state: string): Promise<ConnectionAttempt> {
  const attempt = await store.collection(connectionAttemptCollection).findOne({ _id: digest(state), tenantId });
  if (!attempt || isLate(attempt, now())) throw unknownState();
  return attempt;
}

/** Microsoft's page for an attempt. */
function authorizeAddress(
  tokens: Tokens,
  profile: Pick<Profile, 'clientId' | 'entraTenantId'>,
  asked: { state: string; verifier: string; redirectUri: string },
): string {
  const query = new URLSearchParams({
    client_id: profile.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: asked.redirectUri,
    scope: scopeOf(tokens),
    state: asked.state,
    code_challenge: digest(asked.verifier),
    code_challenge_method: 'S256',
    prompt: 'select_account',
  });
  return `${publicAuthority}/${encodeURIComponent(profile.entraTenantId)}/oauth2/v2.0/authorize?${query}`;
}

async function led(
  tokens: Tokens,
  options: TokensOptions,
  tenantId: string,
  state: string,
  browser: string,
): Promise<{ memberId: string; address: string }> {
  const attempt = await waiting(options, tenantId, state);
  const profile = await tokens.profiles.byId(tenantId, attempt.profileId);
  const free = { _id: attempt._id, tenantId, browser: { $exists: false } };
  const attempts = options.store.collection(connectionAttemptCollection);
  const { matched } = await attempts.updateOne(free, { $set: { browser: digest(browser) } });
  if (matched === 0) throw unknownState();
  const verifier = options.box.open(placeOf(attempt), attempt.verifier);
  const { memberId, redirectUri } = attempt;
  return { memberId, address: authorizeAddress(tokens, profile, { state, verifier, redirectUri }) };
}

async function begun(
  tokens: Tokens,
  { store, box, now, nonce }: TokensOptions,
  who: Pick<ConnectionAttempt, 'tenantId' | 'memberId' | 'redirectUri'>,
  consumer: Consumer,
): Promise<string> {
  const profile = await tokens.profiles.serving(who.tenantId, consumer);
  const state = `${nonce()}${nonce()}`;
  const verifier = `${nonce()}${nonce()}`;
  const attempt = { ...who, _id: digest(state), profileId: profile._id, at: now() };
  const sealed = box.seal(placeOf(attempt), verifier);
  await store.collection(connectionAttemptCollection).insertOne({ ...attempt, verifier: sealed });
  return authorizeAddress(tokens, profile, { state, verifier, redirectUri: who.redirectUri });
}

/** Who agreed, as Microsoft's id token names them: to be shown, nothing is decided by it. */
function accountOf(idToken: string | undefined): string | undefined {
  try {
    const name = idToken === undefined ? undefined : decodeJwt(idToken)['preferred_username'];
    return typeof name === 'string' ? `As ${name.slice(0, 200)}.` : undefined;
  } catch {
    return undefined;
  }
}

async function redeemed(tokens: Tokens, { box, report }: TokensOptions, attempt: ConnectionAttempt, code: string): Promise<void> {
  const { tenantId, profileId, redirectUri } = attempt;
  const profile = await tokens.profiles.byId(tenantId, profileId);
  const issued = await tokens.proven(profile, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: box.open(placeOf(attempt), attempt.verifier),
    scope: scopeOf(tokens),
  });
  await tokens.keeper.put(tokens.connectionOf(tenantId, profile), issued);
  const reason = accountOf(issued.idToken);
  await report(tenantId, profileId, 'connected', reason === undefined ? {} : { reason });
}

/** Connections over these token sources. `nonce` must be a value nobody can guess, of at least 128 bits. */
export function connections(tokens: Tokens, options: TokensOptions): Connections {
  return {
    begin: (tenantId, consumer, memberId, redirectUri) => begun(tokens, options, { tenantId, memberId, redirectUri }, consumer),
    async look(tenantId, state) {
      const { memberId, profileId } = await waiting(options, tenantId, state);
      return { memberId, profileName: (await tokens.profiles.byId(tenantId, profileId)).name };
    },
    lead: (tenantId, state, browser) => led(tokens, options, tenantId, state, browser),
    async complete(tenantId, memberId, { state, code, error }, browser) {
      if (!state) throw unknownState();
      const attempt = await taken(options, tenantId, memberId, state, browser);
      if (error === undefined && code) return redeemed(tokens, options, attempt, code);
      const text = 'Microsoft ended the sign-in without agreeing to it.';
      throw new Failure('consent-refused', 'denied', text, 'Begin again and agree, or ask a Microsoft 365 administrator to.');
    },
    async revoke(tenantId, consumer) {
      const profile = await tokens.profiles.serving(tenantId, consumer);
      await tokens.keeper.drop(tokens.connectionOf(tenantId, profile));
      await options.report(tenantId, profile._id, 'grant-dead', { reason: 'It was taken back here.' });
    },
  };
}
