import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that a loopback server got. */
export interface Received {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
}

/** Listens on a free loopback port with a plain handler for whole requests. */
export async function loopbackServer(handle: (received: Received, response: http.ServerResponse) => void) {
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      handle({ method, path, authorization: headers.authorization, body: text === '' ? {} : JSON.parse(text) }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Sends JSON from a plain handler; `writeHead` cannot be chained once restify is loaded. */
export function sendJson(
  response: http.ServerResponse,
  status: number,
  body?: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
