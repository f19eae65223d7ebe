import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../sandbox/testing/self-signed.ts';

/** What stands behind a proxy, and what it has to be told. */
interface Behind {
  /** Its address without a slash at the end. */
  readonly target: string;
  /** Origins to say otherwise in pages and their policies: what each is called here. */
  readonly names?: Readonly<Record<string, string>>;
  /** Whether its own pages call it, which it knows only under its own origin. */
  readonly hidesOrigin?: boolean;
}

/** An address with https in front of a server on loopback that has none, as a tunnel gives it. */
export interface TlsProxy {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Sets what is behind it, which may start later. */
  leadTo(behind: Behind): void;
  close(): Promise<void>;
}

function renamed(text: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

async function answer(incoming: IncomingMessage, response: ServerResponse, behind: Behind): Promise<void> {
  const { target, names = {}, hidesOrigin = false } = behind;
  const { host } = new URL(target);
  const isOwn = hidesOrigin && incoming.headers.origin === `https://${incoming.headers.host}`;
  const headers = { ...incoming.headers, host, ...(isOwn && { origin: target }) };
  const asked = request(`${target}${incoming.url}`, { method: incoming.method ?? 'GET', headers });
  incoming.pipe(asked);
  const [given] = (await once(asked, 'response')) as [IncomingMessage];
  const policy = given.headers['content-security-policy'];
  const told = { ...given.headers, ...(policy !== undefined && { 'content-security-policy': renamed(String(policy), names) }) };
  if (!String(told['content-type']).startsWith('text/html')) {
    response.writeHead(given.statusCode ?? 502, told);
    given.pipe(response);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of given) chunks.push(chunk as Buffer);
  const body = renamed(Buffer.concat(chunks).toString('utf8'), names);
  delete told['content-length'];
  delete told['transfer-encoding'];
  // Not in one: restify changes `writeHead` for the whole process so that it answers nothing.
  response.writeHead(given.statusCode ?? 502, told);
  response.end(body);
}

/** Starts a proxy on a free port of loopback, with a certificate that signs itself. */
export async function startTlsProxy(): Promise<TlsProxy> {
  const now = Date.now();
  const { privateKey, certificate } = selfSigned(new Date(now - 3_600_000), new Date(now + 86_400_000));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  let behind: Behind | undefined;
  const server = createServer({ key, cert: certificate }, (incoming, response) => {
    if (behind) answer(incoming, response, behind).catch(() => response.destroy());
    else response.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(wanted) {
      behind = wanted;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
