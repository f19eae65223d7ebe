import type { ApiProblem } from '../../shared/api/answers.ts';

/** The server refused, and says why and how to go on. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: ApiProblem;
  constructor(problem: ApiProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The server was not reached; what was asked was perhaps done all the same. */
export class Offline extends Error {
  override readonly name = 'Offline';
}

function isProblem(body: unknown): body is ApiProblem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && typeof body.detail === 'string';
}

/** The refusal that an answer carries; one of our own words where something in between answered. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ApiError({ ...body, status: response.status });
  const { status, statusText } = response;
  return new ApiError({ type: 'about:blank', title: statusText, status, code: 'unexplained', detail: '' });
}
