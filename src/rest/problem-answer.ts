import type { ApiProblem, FieldProblem } from '../../shared/api/answers.ts';
import { Failure, type FailureKind, statedBy } from '../../shared/errors/failure.ts';
import { dataOf, say } from '../../shared/text/say.ts';
import { HttpProblem } from '../http/problem.ts';
import type { HttpAnswer } from '../http/route.ts';
import { privateHeaders } from './private-headers.ts';

/** What a refusal carries beside its words. */
export interface ProblemExtras extends Pick<ApiProblem, 'record' | 'instead'> {
  status?: number;
  headers?: Record<string, string>;
}

const presentation: { readonly [kind in FailureKind]: { status: number; title: string } } = {
  invalid: { status: 422, title: 'Something that was given is missing or wrong' },
  denied: { status: 403, title: 'Not allowed' },
  missing: { status: 404, title: 'Not there' },
  conflict: { status: 409, title: 'Not as things are now' },
  busy: { status: 429, title: 'Too much at once' },
  offline: { status: 503, title: 'Not to be reached now' },
  unexpected: { status: 500, title: 'Something went wrong here' },
};

const titles: { readonly [status: number]: string } = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  404: 'Not there',
  405: 'Not taken here',
  408: 'Too slow',
  412: 'Changed since',
  413: 'Too large',
  415: 'Another content type',
};

function fieldsOf({ problems }: Failure): FieldProblem[] {
  return problems.map(({ field, code, text, said, candidates }) => ({
    ...(field !== undefined && { input: field }),
    code,
    ...dataOf({ text: said ?? text }),
    ...(candidates && { candidates }),
  }));
}

function answer(problem: ApiProblem, headers: Record<string, string> = {}): HttpAnswer {
  const type = { 'content-type': 'application/problem+json; charset=utf-8' };
  return { status: problem.status, headers: { ...privateHeaders, ...type, ...headers }, body: problem };
}

const typeOf = (code: string) => `urn:deskhand:problem:${code}`;

/** How a refusal reads as problem+json. `status` tells a special one, such as 412. */
export function problemAnswer(failure: Failure, { status: given, headers, ...extras }: ProblemExtras = {}): HttpAnswer {
  const { code, kind, text: detail, remedy } = statedBy(failure);
  const { status: usual, title } = presentation[kind];
  const status = given ?? usual;
  const fields = fieldsOf(failure);
  const problem: ApiProblem = {
    type: typeOf(code),
    title: given === undefined ? title : (titles[given] ?? title),
    status,
    code,
    ...dataOf({ detail, remedy }),
    ...(fields.length > 0 && { fields }),
    ...(failure.reference !== undefined && { reference: failure.reference }),
    ...extras,
  };
  return answer(problem, { ...(kind === 'busy' && { 'retry-after': '2' }), ...headers });
}

/** The answer to whatever was thrown: foreseen refusals in their words, everything else as a reference that the log explains. */
export function answerOfThrown(error: unknown, unforeseen: (error: unknown) => string): HttpAnswer {
  if (error instanceof Failure) return problemAnswer(error);
  if (error instanceof HttpProblem) {
    const { status, code, message: detail, headers } = error;
    return answer({ type: typeOf(code), title: titles[status] ?? 'Refused', status, detail, code }, headers);
  }
  const reference = unforeseen(error);
  const remedy = say`Try again in a moment; if it happens again, give this reference to your administrator.`;
  return problemAnswer(new Failure('unexpected', 'unexpected', say`Something went wrong on our side.`, remedy, [], reference));
}
