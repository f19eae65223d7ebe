import type { Failure } from '../../shared/errors/failure.ts';

/** One request to Graph as the gateway makes it, under its production address. `timeout` in milliseconds covers all of it. */
export interface GraphRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: { readonly [name: string]: string };
  body?: string;
  timeout: number;
}

/** The last layer before the network. Follows no redirect. Throws when there is no answer; the error's `sent` is false when nothing can have left. */
export type GraphHttp = (
  request: GraphRequest,
) => Promise<{ status: number; headers: { readonly [name: string]: string }; body: Uint8Array }>;

/** How one try ended: an answer, none, or not even a token. */
export type Attempted =
  | { kind: 'answer'; status: number; headers: { readonly [name: string]: string }; body: unknown; readable: boolean }
  | { kind: 'broken'; code: string; sent: boolean }
  | { kind: 'refused'; failure: Failure };

/** Reads an answer; a body that is no JSON is told as unreadable. */
export function answered(answer: Awaited<ReturnType<GraphHttp>>): Attempted {
  const { status, headers } = answer;
  const text = Buffer.from(answer.body).toString();
  if (text.trim() === '') return { kind: 'answer', status, headers, body: undefined, readable: true };
  try {
    return { kind: 'answer', status, headers, body: JSON.parse(text) as unknown, readable: true };
  } catch {
    return { kind: 'answer', status, headers, body: undefined, readable: false };
  }
}

/** Why there was no answer. Whatever is not known to have stayed here counts as sent. */
export function brokenBy(error: unknown): Attempted {
  const { code, sent } = error as { code?: unknown; sent?: unknown };
  return { kind: 'broken', code: typeof code === 'string' ? code : 'unknown', sent: sent !== false };
}

/** The request id under which Microsoft's support finds an answer. */
export function requestIdOf(attempted: Attempted): string | undefined {
  return attempted.kind === 'answer' ? attempted.headers['request-id'] : undefined;
}
