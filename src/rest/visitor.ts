import { surfaceHeader } from '../../shared/api/addresses.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import { capabilityOff } from '../actions/switched-off.ts';
import type { HttpRequest } from '../http/route.ts';
import type { RestParts } from './parts.ts';

/** Who calls, through which surface, and for how long their sign-in lasts. */
export interface Visitor {
  caller: Caller;
  signedOut: boolean;
  /** When the sign-in ends. */
  until: Date;
  /** They came by a set-up link. */
  bySetupLink: boolean;
}

const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Finds out whose sign-in a request carries. Throws `Failure` `no-sign-in`, one of `verifySignIn`, or `switched-off`. */
export async function visitorOf({ verify }: Pick<RestParts, 'verify'>, { headers }: HttpRequest): Promise<Visitor> {
  const given = headers.authorization;
  if (given === undefined)
    throw new Failure(
      'no-sign-in',
      'denied',
      say`Nobody is signed in.`,
      say`Sign in with Microsoft and send the token as “Authorization: Bearer …”.`,
    );
  // What is no such token is refused by whoever knows tokens.
  const token = bearer.exec(given)?.[1] ?? '';
  const { tenant, member, signedOut, until, bySetupLink = false } = await verify(token);
  const surface = headers[surfaceHeader] === 'tab' ? 'tab' : 'rest';
  const caller: Caller = { tenant, actor: member, surface, zone: member.zone, locale: member.locale };
  const closed = capabilityOff(caller);
  if (closed) throw closed;
  return { caller, signedOut, until, bySetupLink };
}

/** The refusal of people who signed out, for whatever is not signing in. */
export function signedOutFailure(): Failure {
  return new Failure(
    'signed-out',
    'denied',
    say`You are signed out of Deskhand.`,
    say`Sign in again: the action “session.sign-in” does it, or say “sign in” to the bot.`,
  );
}

/** The headers that say that another token could help, for a refusal where it could. */
export function challengeOf({ code }: Failure): Record<string, string> | undefined {
  if (code === 'no-sign-in') return { 'www-authenticate': 'Bearer' };
  return code.startsWith('token-')
    ? { 'www-authenticate': `Bearer error="invalid_token", error_description="${code}"` }
    : undefined;
}
