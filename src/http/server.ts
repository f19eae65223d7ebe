import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import restify from 'restify';
import { Failure } from '../../shared/errors/failure.ts';
import { writeAnswer } from './answer.ts';
import { defaultBodyLimit, readBodyOf } from './body.ts';
import { healthRoutes, type Readiness } from './health.ts';
import type { Log } from './log.ts';
import { plainPage } from './plain-page.ts';
import { answerOfProblem, answerOfUnexpected, HttpProblem } from './problem.ts';
import type { HttpAnswer, HttpRequest, Route } from './route.ts';
import { guardSockets } from './sockets.ts';

/** How the server runs. Times in milliseconds, sizes in bytes. */
export interface ServerOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  routes: readonly Route[];
  log: Log;
  /** Makes the reference number that a caller is told and the log holds. */
  reference(): string;
  /** Whether everything the program needs can be reached; left out: always ready. */
  ready?(): Promise<Readiness>;
  /** The most that is read of a body; 256 KB when left out. */
  bodyLimit?: number;
  /** How long a body may take to come; 10 s when left out. */
  bodyTimeout?: number;
  /** How long requests under way are waited for on close; 10 s when left out. */
  closeTimeout?: number;
}

/** A server that listens. */
export interface RunningServer {
  url: string;
  port: number;
  /** Takes no more, lets requests under way finish, ends all connections. */
  close(): Promise<void>;
}

type RestifyRequest = IncomingMessage & { params?: Record<string, string>; getUrl(): URL };

class UnreadRequest implements HttpRequest {
  readonly #source: RestifyRequest;
  readonly #options: ServerOptions;
  constructor(source: RestifyRequest, options: ServerOptions) {
    this.#source = source;
    this.#options = options;
  }
  get headers() {
    return this.#source.headers;
  }
  get method() {
    return this.#source.method ?? 'GET';
  }
  get path() {
    return this.#source.getUrl().pathname;
  }
  get params() {
    return this.#source.params ?? {};
  }
  get query() {
    return this.#source.getUrl().searchParams;
  }
  get remoteAddress() {
    return this.#source.socket.remoteAddress;
  }
  readBody(limit = this.#options.bodyLimit ?? defaultBodyLimit) {
    return readBodyOf(this.#source, limit, this.#options.bodyTimeout ?? 10_000);
  }
}

function answerOfError(error: unknown, request: HttpRequest, options: ServerOptions): HttpAnswer {
  const known = answerOfProblem(error);
  if (known !== undefined) return known;
  const reference = options.reference();
  options.log.error({ reference, method: request.method, path: request.path, err: error }, 'a request failed');
  return answerOfUnexpected(reference);
}

/** A refused body that was never read would be swallowed to its end to keep the connection; it is cut off instead. */
function closesAfter(source: IncomingMessage, status: number): boolean {
  const { headers } = source;
  return (
    status >= 400 && !source.complete && (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
  );
}

async function serve(source: RestifyRequest, response: ServerResponse, handle: Route['handle'], options: ServerOptions) {
  const request = new UnreadRequest(source, options);
  let answer: HttpAnswer;
  try {
    answer = await handle(request);
  } catch (error) {
    answer = answerOfError(error, request, options);
  }
  if (closesAfter(source, answer.status)) response.setHeader('connection', 'close');
  try {
    await writeAnswer(response, answer, source.method === 'HEAD');
  } catch (error) {
    options.log.warn({ path: request.path, err: error }, 'an answer could not be sent whole');
    response.destroy();
  }
}

function silent(log: Log) {
  const nothing = () => undefined;
  const quiet = { trace: nothing, debug: nothing, info: nothing, fatal: nothing, error: nothing, child: () => quiet };
  return { ...quiet, warn: (fields: object, text: string) => log.warn({ fields }, text), child: () => quiet };
}

const nothingHere = 'There is nothing at this address.';

async function noSuchAddress({ method, headers }: HttpRequest): Promise<HttpAnswer> {
  const isBrowser = (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html');
  if (!isBrowser) throw new HttpProblem(404, 'no-such-address', nothingHere);
  return plainPage({ status: 404, title: nothingHere, body: '<p>Go to <a href="/tab/">your work</a>.</p>' });
}

/** Answers what no route takes: 405 where another method is taken, 404 elsewhere. */
function refuseUnknown(find: (method: string, path: string) => unknown, options: ServerOptions) {
  return (source: RestifyRequest, response: ServerResponse, next: (error: null) => void) => {
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
    const allow = methods.filter((method) => find(method, source.getUrl().pathname) !== undefined).join(', ');
    const wrongMethod = async () => {
      const text = `This address does not take ${source.method}, only ${allow}.`;
      throw new HttpProblem(405, 'wrong-method', text, { allow });
    };
    serve(source, response, allow === '' ? noSuchAddress : wrongMethod, options).then(() => next(null));
  };
}

function mount(server: restify.Server, route: Route, options: ServerOptions): void {
  const handler = async (source: unknown, response: unknown) =>
    serve(source as RestifyRequest, response as ServerResponse, (request) => route.handle(request), options);
  const method = route.method === 'DELETE' ? 'del' : (route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch');
  server[method](route.path, handler);
  if (route.method === 'GET') server.head(route.path, handler);
}

function listen(http: Server, { host, port }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const remedy = 'Choose another port with --port or the setting DESKHAND_PORT.';
      if (error.code === 'EADDRINUSE') {
        const text = `Port ${port} on ${host} is already in use by another program. ${remedy}`;
        reject(new Failure('port-in-use', 'conflict', text, remedy));
      } else if (error.code === 'EACCES') {
        reject(new Failure('port-denied', 'denied', `This account may not listen on port ${port}. ${remedy}`, remedy));
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        const mend = 'Choose another with --host or the setting DESKHAND_HOST.';
        reject(new Failure('host-unknown', 'invalid', `${host} is not an address of this machine. ${mend}`, mend));
      } else reject(error);
    });
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Opens the program's one HTTP server with its routes, `/healthz` and `/readyz`. Throws `Failure` `port-in-use`, `port-denied` or `host-unknown` with a sentence that names the setting to change. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = restify.createServer({ name: '', log: silent(options.log) as never });
  const http = server.server as Server;
  const { close } = guardSockets(server, options);
  const ready = options.ready ?? (async () => ({ ok: true, checks: {} }));
  for (const route of [...healthRoutes(ready), ...options.routes]) mount(server, route, options);
  const router = server.router as unknown as {
    defaultRoute: ReturnType<typeof refuseUnknown>;
    _registry: { lookup(method: string, path: string): unknown };
  };
  router.defaultRoute = refuseUnknown((method, path) => router._registry.lookup(method, path), options);
  const port = await listen(http, options);
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${name}:${port}`, port, close };
}
