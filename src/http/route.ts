import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** An HTTP request whose body is still unread, so that a route can refuse before it parses anything. */
export interface HttpRequest {
  readonly headers: IncomingHttpHeaders;
  readonly method: string;
  /** The path alone, decoded by nobody. */
  readonly path: string;
  /** Values of the route's `:name` segments, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly remoteAddress: string | undefined;
  /** Reads the whole body once. Throws `HttpProblem` 413 above `limit` bytes (the server's default when left out), 408 when the sender is too slow. */
  readBody(limit?: number): Promise<Buffer>;
}

/** What a route answers. A plain object is sent as JSON, a string as text unless `content-type` says otherwise, a stream is piped. */
export interface HttpAnswer {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array | Readable | object;
}

/** One address of the server. `path` may hold `:name` segments or end in `*`. What `handle` throws becomes a problem answer, never a stack. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  handle(request: HttpRequest): Promise<HttpAnswer>;
}
