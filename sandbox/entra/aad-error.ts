import type { SandboxReply } from '../http/routes.ts';

/** What makes up an error of Entra besides its text. */
interface AadErrorParts {
  readonly status?: number;
  readonly suberror?: string;
  /** What the next sign-in has to satisfy, as JSON. */
  readonly claims?: string;
  readonly retryAfterSeconds?: number;
}

/** An error as Entra answers it. Source: learn.microsoft.com, "Microsoft Entra authentication and authorization error codes". */
export class AadError extends Error {
  readonly error: string;
  readonly code: number;
  readonly parts: AadErrorParts;

  /** `error` is OAuth's word, `code` the number behind AADSTS. */
  constructor(error: string, code: number, message: string, parts: AadErrorParts = {}) {
    super(message);
    this.error = error;
    this.code = code;
    this.parts = parts;
  }
}

/** The answer for an error, with the ids under which Microsoft could look it up. */
export function aadReply(problem: AadError, now: Date, traceId: string, correlationId: string): SandboxReply {
  const timestamp = now.toISOString().replace('T', ' ').replace(/\.\d+/, '');
  const { status = problem.error === 'invalid_client' ? 401 : 400, suberror, claims, retryAfterSeconds } = problem.parts;
  return {
    status,
    headers: {
      'x-ms-request-id': traceId,
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: {
      error: problem.error,
      error_description: `AADSTS${problem.code}: ${problem.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [problem.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${problem.code}`,
      ...(suberror === undefined ? {} : { suberror }),
      ...(claims === undefined ? {} : { claims }),
    },
  };
}
