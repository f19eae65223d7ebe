import { generateKeyPairSync } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { type Serving, serveParent } from '../harness/child.ts';

/** Where Microsoft's side is, and a token signed by it. */
export interface MicrosoftReady {
  url: string;
  serviceUrl: string;
  token: string;
}

/** How often each thing was asked for since the last `reset`. */
export interface MicrosoftCounts {
  metadata: number;
  keys: number;
  tokens: number;
  sends: number;
  other: number;
}

const nothing = (): MicrosoftCounts => ({ metadata: 0, keys: 0, tokens: 0, sends: 0, other: 0 });

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** The Bot Connector, the OpenID metadata, its keys and the token endpoint, each answering the least that is right, and counting. */
async function start({ botId }: { botId: string }): Promise<Serving> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { kty, n, e } = publicKey.export({ format: 'jwk' });
  const key = { kid: 'bench', kty, n, e, use: 'sig', endorsements: ['msteams'] };
  let counts = nothing();
  let url = '';
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    if (path.endsWith('/openidconfiguration')) {
      counts.metadata += 1;
      return answer(response, 200, { issuer: 'https://api.botframework.com', jwks_uri: 'https://login.botframework.com/keys' });
    }
    if (path === '/keys') {
      counts.keys += 1;
      return answer(response, 200, { keys: [key] });
    }
    if (path.endsWith('/token')) {
      counts.tokens += 1;
      return answer(response, 200, { access_token: 'bench-token', expires_in: 3_600 });
    }
    if (!path.startsWith('/teams/')) counts.other += 1;
    else counts.sends += 1;
    answer(response, 201, { id: `sent-${counts.sends}-${Math.random()}` });
  };
  const server = http.createServer((request, response) => {
    request.resume();
    request.on('end', () => handle(request, response));
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/teams/`;
  const token = await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench', typ: 'JWT' })
    .setIssuer('https://api.botframework.com')
    .setAudience(botId)
    .setNotBefore('-1m')
    .setExpirationTime('2h')
    .sign(privateKey);
  const ask = (question: string) => {
    const now = counts;
    if (question === 'reset') counts = nothing();
    return now;
  };
  const close = async () => void server.closeAllConnections();
  return { ready: { url, serviceUrl, token } satisfies MicrosoftReady, ask, close };
}

if (process.send) await serveParent(start);
