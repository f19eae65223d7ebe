import { actionAddress, apiAddresses, queryAddress, surfaceHeader, versionTag } from '../../shared/api/addresses.ts';
import type { Answer, Me } from '../../shared/api/answers.ts';
import { ApiError, Offline, problemOf } from './problem.ts';

/** What is given to an action or a query: as typed, or as answered. */
export type Inputs = { readonly [name: string]: string | number | boolean | undefined };

/** What an action call may say beside its inputs. */
export interface ActCall {
  /** The same for every attempt at one and the same change. */
  key: string;
  /** The record's version that the person saw. */
  version?: number;
}

/** The server, as the tab calls it. Every method throws `ApiError`, `Offline`, or the host's `SignInNeeded`. */
export interface Api {
  me(): Promise<Me>;
  ask<D = unknown>(query: string, input?: Inputs, signal?: AbortSignal): Promise<Answer<D>>;
  act<D = unknown>(action: string, input: Inputs, call: ActCall): Promise<Answer<D>>;
  /** A file of the server's own making. */
  file(address: string): Promise<Response>;
  /** The stream of changes, open until the signal ends it. */
  events(signal: AbortSignal): Promise<Response>;
}

/** What the calls go through. */
export interface ApiParts {
  fetch(address: string, init: RequestInit): Promise<Response>;
  token(renew?: boolean): Promise<string>;
  /** Told after each call whether the server was reached. */
  onReached?(isReached: boolean): void;
}

type OnReached = ApiParts['onReached'];

async function reached(work: () => Promise<Response>, tell: OnReached, signal?: AbortSignal | null): Promise<Response> {
  try {
    const response = await work();
    tell?.(true);
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    tell?.(false);
    throw new Offline(error instanceof Error ? error.message : String(error));
  }
}

/** Calls the server at its own origin with the person's token; a token that was refused is renewed once. */
export function createApi({ fetch, token, onReached }: ApiParts): Api {
  async function call(address: string, init: RequestInit = {}): Promise<Response> {
    const attempt = async (renew: boolean) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${await token(renew)}`);
      headers.set(surfaceHeader, 'tab');
      return reached(() => fetch(address, { ...init, headers, credentials: 'omit' }), onReached, init.signal);
    };
    const first = await attempt(false);
    const response = first.status === 401 ? await attempt(true) : first;
    if (!response.ok) throw await problemOf(response);
    return response;
  }
  async function json<T>(address: string, init?: RequestInit): Promise<T> {
    const response = await call(address, init);
    const body = (await response.json().catch(() => undefined)) as T | undefined;
    if (body === undefined) throw new Offline('the answer was cut off');
    return body;
  }
  return {
    me: () => json(apiAddresses.me),
    ask: (query, input, signal) => json(queryAddress(query, input), signal && { signal }),
    act: (action, input, { key, version }) =>
      json(actionAddress(action), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(version !== undefined && { 'if-match': versionTag(version) }),
        },
        body: JSON.stringify(input),
      }),
    file: (address) => call(address),
    events: (signal) => call(apiAddresses.events, { signal, headers: { accept: 'text/event-stream' } }),
  };
}

/** Whether trying again by itself can help: the server was away or busy, and nothing was changed by asking. */
export function isPassing(error: unknown): boolean {
  return error instanceof Offline || (error instanceof ApiError && [429, 502, 503, 504].includes(error.problem.status));
}
