import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { ServerSurroundings } from './faulty-answer.ts';
import { answerWithFaults } from './faulty-answer.ts';
import type { Route, SandboxReply, SandboxRequest } from './routes.ts';
import { matchRoute } from './routes.ts';

const bodyLimit = 8 * 1024 * 1024;

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, reply: SandboxReply): void {
  if (reply.stream) {
    reply.stream(response);
    return;
  }
  const isRaw = Buffer.isBuffer(reply.body);
  const body = reply.body === undefined ? '' : isRaw ? (reply.body as Buffer) : JSON.stringify(reply.body);
  const type = reply.body === undefined || isRaw ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(reply.status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...type,
    ...reply.headers,
  });
  response.end(body);
}

function hostName(authority: string): string {
  return authority.replace(/:\d+$/, '');
}

/** A page of another site must not drive the sandbox through somebody's browser; not even by a name of its own for this machine. */
function isAdmitted(incoming: IncomingMessage, host: string, routes: readonly Route[]): boolean {
  const here = new Set([host, '127.0.0.1', 'localhost', '[::1]']);
  if (!here.has(hostName(incoming.headers.host ?? ''))) return false;
  const { origin } = incoming.headers;
  if (origin === undefined || origin === `http://${incoming.headers.host}`) return true;
  const { pathname } = new URL(incoming.url ?? '/', 'http://sandbox');
  return matchRoute(routes, incoming.method ?? 'GET', pathname)?.route.isForAnyOrigin === true;
}

/** A body: JSON, or the fields of a form as an object of texts. */
function parsed(text: string, type: string | undefined): { readonly value: unknown } | undefined {
  if (text === '') return { value: undefined };
  if (type?.startsWith('application/x-www-form-urlencoded')) return { value: Object.fromEntries(new URLSearchParams(text)) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function readableByAll(reply: SandboxReply): SandboxReply {
  return { ...reply, headers: { 'access-control-allow-origin': '*', ...reply.headers } };
}

async function answer(incoming: IncomingMessage, response: ServerResponse, routes: readonly Route[], around: ServerSurroundings) {
  const method = incoming.method ?? 'GET';
  const target = new URL(incoming.url ?? '/', 'http://sandbox');
  const bytes = await readBody(incoming);
  if (bytes === undefined) return send(response, { status: 413 });
  const found = matchRoute(routes, method, target.pathname);
  const body = parsed(bytes.toString('utf8'), incoming.headers['content-type']);
  const request: SandboxRequest = {
    method,
    url: incoming.url ?? '/',
    params: found?.params ?? {},
    query: target.searchParams,
    headers: incoming.headers,
    body: body?.value,
    bodyBytes: bytes.length,
  };
  if (!found) return send(response, { status: 404, body: { error: { code: 'NotFound', message: 'There is nothing here.' } } });
  if (!body) return send(response, { status: 400, body: { error: { code: 'BadSyntax', message: 'The body is not JSON.' } } });
  const reply = found.route.name
    ? await answerWithFaults(found.route.name, found.route, request, around)
    : await found.route.handle(request);
  if (reply === 'lost') response.destroy();
  else send(response, found.route.isForAnyOrigin ? readableByAll(reply) : reply);
}

/** A server for the routes, listening on loopback only; calls from pages of other sites are turned away with 403. */
export async function listenOnLoopback(
  at: { readonly host: string; readonly port: number },
  routes: () => readonly Route[],
  around: ServerSurroundings,
): Promise<Server> {
  if (!['127.0.0.1', '::1', 'localhost'].includes(at.host))
    throw new Error(`The sandbox listens on loopback only, not on ${at.host}.`);
  const server = createServer((incoming, response) => {
    if (!isAdmitted(incoming, at.host, routes())) return send(response, { status: 403 });
    answer(incoming, response, routes(), around).catch((problem: unknown) => {
      const message = problem instanceof Error ? problem.message : 'unknown';
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, body: { error: { code: 'ServiceError', message } } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => resolve());
  });
  return server;
}
