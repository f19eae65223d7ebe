import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A request as the sandbox's routes see it. */
export interface SandboxRequest {
  readonly method: string;
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON, or undefined when there was no body. */
  readonly body: unknown;
  readonly bodyBytes: number;
}

/** What a route answers. */
export interface SandboxReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a Buffer; undefined sends an empty body. */
  readonly body?: unknown;
  /** Takes the response over, for answers that stay open. */
  readonly stream?: (response: ServerResponse) => void;
}

/** One method and path; a path segment `:name` is a parameter, a last segment `*name` takes the rest. */
export interface Route {
  readonly method: string;
  readonly path: string;
  /** Set on the routes of Microsoft's cloud: these are recorded, and faults go by this name. */
  readonly name?: string;
  /** Pages of other sites may call it and read the answer, as Microsoft lets them. */
  readonly isForAnyOrigin?: boolean;
  readonly handle: (request: SandboxRequest) => SandboxReply | Promise<SandboxReply>;
}

/** A route with the parameters its path took. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith('*')) return { ...params, [part.slice(1)]: given.slice(at).join('/') };
    const segment = given[at];
    if (segment === undefined) return undefined;
    if (part.startsWith(':')) {
      const value = decoded(segment);
      if (value === undefined || value === '') return undefined;
      params[part.slice(1)] = value;
    } else if (part !== segment) return undefined;
  }
  return wanted.length === given.length ? params : undefined;
}

/** The first route for a method and path; undefined when there is none. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = paramsOf(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}
