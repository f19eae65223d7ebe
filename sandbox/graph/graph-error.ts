import type { SandboxReply } from '../http/routes.ts';

/** An error as Graph answers it. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  /** `code` is Graph's word, for instance `Authorization_RequestDenied`. */
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The ids of one call, under which Microsoft could look it up. */
export interface CallIds {
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** The answer for an error. */
export function graphErrorReply(problem: GraphError, now: Date, ids: CallIds): SandboxReply {
  const date = now.toISOString().slice(0, 19);
  const innerError = { date, 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId };
  return {
    status: problem.status,
    headers: problem.headers,
    body: { error: { code: problem.code, message: problem.message, innerError } },
  };
}

/** Graph's usual refusals. */
export const graphErrors = {
  noToken: (message: string) =>
    new GraphError(401, 'InvalidAuthenticationToken', message, {
      'www-authenticate': 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    }),
  badRequest: (message: string, code = 'BadRequest') => new GraphError(400, code, message),
  noUser: (key: string) =>
    new GraphError(
      404,
      'Request_ResourceNotFound',
      `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  notFound: (message: string, code = 'ResourceNotFound') => new GraphError(404, code, message),
  forbidden: (message: string, code = 'Forbidden') => new GraphError(403, code, message),
  throttled: (code: string, retryAfterSeconds?: number) =>
    new GraphError(
      429,
      code,
      'Too many requests. Wait and try again.',
      retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    ),
} as const;
