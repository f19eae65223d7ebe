import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type restify from 'restify';
import { writeAnswer } from './answer.ts';
import { answerOfProblem, HttpProblem } from './problem.ts';
import type { ServerOptions } from './server.ts';

const malformed = new HttpProblem(400, 'malformed-request', 'The request is malformed.', { connection: 'close' });

const refusals: Readonly<Record<string, [string, string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request came too slowly.'],
};

function refuseRaw(socket: Duplex, status: string, text: string): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ status: Number.parseInt(status, 10), code: 'malformed-request', text });
  const head = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/problem+json; charset=utf-8\r\n`;
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => socket.destroy());
}

/** restify builds a URL from the Host header and decodes the path outside any try; what it could not read is refused before it gets that far. */
function readable(source: IncomingMessage & { getUrl?(): URL }): boolean {
  try {
    const url = source.getUrl!();
    if (url.pathname.includes('%')) decodeURIComponent(url.pathname);
    return true;
  } catch {
    return false;
  }
}

/** Refuses what is no HTTP, unreadable addresses and upgrades with a plain answer, and closes gracefully: requests under way finish, idle connections end at once. */
export function guardSockets(server: restify.Server, options: ServerOptions): { close(): Promise<void> } {
  const http = server.server as Server;
  let closing = false;
  http.requestTimeout = 30_000;
  http.headersTimeout = 15_000;
  http.keepAliveTimeout = 72_000;
  const first = server as unknown as { first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): void };
  first.first((request, response) => {
    if (closing) response.setHeader('connection', 'close');
    if (readable(request)) return true;
    void writeAnswer(response, answerOfProblem(malformed)!, false);
    return false;
  });
  server.on('error', (error: Error) => {
    // A server that cannot begin to listen says so to whoever starts it.
    if (http.listening) options.log.error({ err: error }, 'the HTTP server had an error');
  });
  server.on('after', () => {
    if (closing) setImmediate(() => http.closeIdleConnections());
  });
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const [status, text] = refusals[error.code ?? ''] ?? ['400 Bad Request', malformed.message];
    refuseRaw(socket, status, text);
  });
  http.on('upgrade', (_request, socket) => refuseRaw(socket, '426 Upgrade Required', 'This server does not switch protocols.'));
  return {
    close: () =>
      new Promise((resolve) => {
        closing = true;
        const hurry = setTimeout(() => http.closeAllConnections(), options.closeTimeout ?? 10_000);
        http.close(() => {
          clearTimeout(hurry);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
}
