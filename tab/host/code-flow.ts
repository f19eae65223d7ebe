import type { SignInFacts } from '../../shared/api/answers.ts';
import { SignInNeeded } from './host.ts';
import { newProof, unguessable } from './pkce.ts';

/** A sign-in that has been asked for and not been answered. */
export interface Asked {
  state: string;
  verifier: string;
  facts: SignInFacts;
  /** Where in the tab the person was. */
  path: string;
}

/** Tokens of one person, kept in memory alone. */
export interface Tokens {
  access: string;
  /** When another should be got, in milliseconds since 1970. */
  renewAt: number;
  refresh?: string;
  /** Whom to ask for next time. */
  hint?: string;
}

const early = 5 * 60_000;

/** Begins a sign-in: where to go, and what to remember until the answer comes. Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export async function askForCode(
  facts: SignInFacts,
  { crypto, path, silent, hint }: { crypto: Crypto; path: string; silent: boolean; hint?: string | undefined },
): Promise<{ address: string; asked: Asked }> {
  const { verifier, challenge } = await newProof(crypto);
  const state = unguessable(crypto);
  const query = new URLSearchParams({
    client_id: facts.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: facts.redirectUri,
    scope: facts.scopes.join(' '),
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(silent && { prompt: 'none' }),
    ...(hint !== undefined && { login_hint: hint }),
  });
  return { address: `${facts.authority}/oauth2/v2.0/authorize?${query}`, asked: { state, verifier, facts, path } };
}

/** The code in an answer to what was asked. Throws `SignInNeeded` for a refusal, and for an answer to something that nobody asked. */
export function codeIn(search: string, asked: Asked | undefined): { code: string; asked: Asked } {
  const answer = new URLSearchParams(search);
  if (!asked || answer.get('state') !== asked.state)
    throw new SignInNeeded('failed', 'the answer belongs to no sign-in of this window');
  const error = answer.get('error');
  const told = answer.get('error_description') ?? error ?? '';
  if (error === 'access_denied') throw new SignInNeeded('declined', told);
  if (error === 'login_required' || error === 'interaction_required') throw new SignInNeeded('signed-out', told);
  if (error === 'consent_required') throw new SignInNeeded('consent', told);
  const code = answer.get('code');
  if (error !== null || !code) throw new SignInNeeded('failed', told);
  return { code, asked };
}

function hintIn(idToken: unknown): string | undefined {
  try {
    const body = String(idToken).split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(atob(body)) as { login_hint?: string; preferred_username?: string };
    return claims.login_hint ?? claims.preferred_username;
  } catch {
    return undefined;
  }
}

/** What the exchanges go through. */
export interface ExchangeParts {
  fetch(address: string, init: RequestInit): Promise<Response>;
  now(): number;
}

async function exchange(facts: SignInFacts, form: Record<string, string>, { fetch, now }: ExchangeParts): Promise<Tokens> {
  const response = await fetch(`${facts.authority}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: facts.clientId, scope: facts.scopes.join(' '), ...form }),
    credentials: 'omit',
  });
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (!response.ok || typeof body['access_token'] !== 'string') {
    const isOver = body['error'] === 'invalid_grant' || body['error'] === 'interaction_required';
    throw new SignInNeeded(
      isOver ? 'signed-out' : 'failed',
      String(body['error_description'] ?? body['error'] ?? response.status),
    );
  }
  const life = Number(body['expires_in'] ?? 3_600) * 1_000;
  const hint = hintIn(body['id_token']);
  return {
    access: body['access_token'],
    renewAt: now() + Math.max(life - early, life / 2),
    ...(typeof body['refresh_token'] === 'string' && { refresh: body['refresh_token'] }),
    ...(hint !== undefined && { hint }),
  };
}

/** Tokens for a code. Throws `SignInNeeded`. */
export function redeem({ code, asked }: { code: string; asked: Asked }, parts: ExchangeParts): Promise<Tokens> {
  const form = { grant_type: 'authorization_code', code, code_verifier: asked.verifier, redirect_uri: asked.facts.redirectUri };
  return exchange(asked.facts, form, parts);
}

/** Tokens for a refresh token, which is then used up. Throws `SignInNeeded`. */
export async function renew(facts: SignInFacts, tokens: Tokens, parts: ExchangeParts): Promise<Tokens> {
  if (tokens.refresh === undefined) throw new SignInNeeded('signed-out');
  const fresh = await exchange(facts, { grant_type: 'refresh_token', refresh_token: tokens.refresh }, parts);
  const { refresh = fresh.refresh, hint = tokens.hint } = fresh;
  return { ...fresh, ...(refresh !== undefined && { refresh }), ...(hint !== undefined && { hint }) };
}
