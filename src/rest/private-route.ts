import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import type { HttpAnswer, HttpRequest, Route } from '../http/route.ts';
import type { RestParts } from './parts.ts';
import { answerOfThrown, problemAnswer } from './problem-answer.ts';
import { challengeOf, signedOutFailure, type Visitor, visitorOf } from './visitor.ts';

/** One address of the interface. */
export interface PrivateRoute {
  method: Route['method'];
  path: string;
  /** Whether people who signed out may come here as well. */
  admitsSignedOut?(request: HttpRequest): boolean;
  handle(request: HttpRequest, visitor: Visitor): Promise<HttpAnswer>;
}

function originOf(address: string): string | undefined {
  return URL.parse(address)?.origin;
}

/** Whether the page that calls was loaded from here: browsers say so, programs say nothing. */
function isOwnPage({ headers }: HttpRequest, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const from = URL.parse(origin);
  return from !== null && (from.host === host || origins.some((own) => originOf(own) === from.origin));
}

/** Refuses pages of other sites. */
export function assertOwnPage(request: HttpRequest, origins: readonly string[]): void {
  if (isOwnPage(request, origins)) return;
  throw new Failure('other-origin', 'denied', say`Pages of other sites may not call Deskhand.`, say`Open Deskhand’s own tab.`);
}

function assertAllowed({ allowance }: RestParts, { caller }: Visitor): void {
  const wait = allowance.take(`${caller.tenant._id}\n${caller.actor._id}`);
  if (wait === undefined) return;
  throw new TooMany(wait);
}

/** Too many calls; `wait` says how many seconds none is taken. */
class TooMany extends Failure {
  readonly wait: number;
  constructor(wait: number) {
    super('too-many-calls', 'busy', say`That were too many calls in a short time.`, say`Wait ${wait} s, then go on.`);
    this.wait = wait;
  }
}

/** What was thrown, as an answer, with the headers that its sort brings along. */
export function refused(parts: Pick<RestParts, 'log' | 'reference'>, request: HttpRequest, error: unknown): HttpAnswer {
  if (error instanceof TooMany) return problemAnswer(error, { headers: { 'retry-after': String(error.wait) } });
  const challenge = error instanceof Failure ? challengeOf(error) : undefined;
  if (challenge) return problemAnswer(error as Failure, { status: 401, headers: challenge });
  return answerOfThrown(error, (unforeseen) => {
    const reference = parts.reference();
    parts.log.error({ reference, method: request.method, path: request.path, err: unforeseen }, 'a request failed');
    return reference;
  });
}

/** The route with everything before it that all have in common: the page's origin, who calls, how often. */
export function privateRoute(parts: RestParts, { method, path, admitsSignedOut, handle }: PrivateRoute): Route {
  return {
    method,
    path,
    async handle(request) {
      try {
        assertOwnPage(request, parts.origins);
        const visitor = await visitorOf(parts, request);
        assertAllowed(parts, visitor);
        if (visitor.signedOut && !admitsSignedOut?.(request)) throw signedOutFailure();
        return await handle(request, visitor);
      } catch (error) {
        return refused(parts, request, error);
      }
    },
  };
}
