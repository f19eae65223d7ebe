import { Failure, type FailureKind } from '../../shared/errors/failure.ts';
import type { HttpAnswer } from './route.ts';

/** A refusal with an HTTP status of its own. `text` is one plain sentence for the caller; nothing internal goes in. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, text: string, headers: Record<string, string> = {}) {
    super(text);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** How each sort of failure reads as an HTTP status; the only such table. */
export const statusOfKind: Readonly<Record<FailureKind, number>> = {
  invalid: 400,
  denied: 403,
  missing: 404,
  conflict: 409,
  busy: 503,
  offline: 503,
  unexpected: 500,
};

interface ProblemBody {
  status: number;
  code: string;
  text: string;
  remedy?: string;
  problems?: readonly object[];
  reference?: string;
}

/** Also in the words of RFC 9457, so that callers of the REST interface read all refusals alike. */
function problemAnswer(told: ProblemBody, headers: Record<string, string> = {}): HttpAnswer {
  const body = { type: `urn:deskhand:problem:${told.code}`, title: 'Refused', detail: told.text, ...told };
  return { status: told.status, headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers }, body };
}

/** The answer to a refusal: `{ status, code, text, remedy?, problems? }`. `undefined` for an error that nobody foresaw. */
export function answerOfProblem(error: unknown): HttpAnswer | undefined {
  if (error instanceof HttpProblem) {
    return problemAnswer({ status: error.status, code: error.code, text: error.message }, error.headers);
  }
  if (error instanceof Failure) {
    const { code, remedy, problems } = error;
    const body = { status: statusOfKind[error.kind], code, text: error.message, remedy };
    return problemAnswer(problems.length > 0 ? { ...body, problems } : body);
  }
  return undefined;
}

/** The answer to an error that nobody foresaw: a reference number, and no more. */
export function answerOfUnexpected(reference: string): HttpAnswer {
  const text = `Something went wrong here. Tell your administrator this reference: ${reference}.`;
  return problemAnswer({ status: 500, code: 'unexpected', text, reference });
}
