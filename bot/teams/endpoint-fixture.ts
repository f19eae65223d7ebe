import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import type { Log } from '../../src/http/log.ts';
import { startServer } from '../../src/http/server.ts';
import { DeskhandAdapter } from './adapter.ts';
import { authenticator } from './authenticate.ts';
import { botConnector, type SendRecord } from './connector.ts';
import { httpExchange } from './exchange.ts';
import type { InboundCheck } from './inbound-checks.ts';
import { messagesRoute, type TurnWaits } from './messages.ts';
import { openIdKeys } from './open-id-keys.ts';
import { trustedServiceUrls } from './service-url.ts';
import type { Turn, TurnAnswer, TurnHandlers } from './turn.ts';

/** The bot's app id in these specs. */
export const appId = '5f1d7c52-0f40-4b6e-9d8f-0c7a3d2b1e11';

/** The Microsoft tenant in these specs. */
export const tenantId = '9b1c4a30-1111-4222-8333-944455566677';

/** One request that the connector server got. */
export interface Received {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
}

/** How the connector server answers; 201 with a new id unless a spec says otherwise. */
export type Responder = (
  received: Received,
) => { status: number; headers?: Record<string, string>; body?: object } | Promise<{ status: number }>;

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

/** The Bot Connector's side of a conversation, in the spec. */
export async function connectorServer() {
  const received: Received[] = [];
  let respond: Responder = () => ({ status: 201, body: { id: `sent-${received.length}` } });
  const server = await loopbackServer(async (request, response) => {
    received.push(request);
    const { status, headers, body } = { headers: {}, body: undefined, ...(await respond(request)) };
    sendJson(response, status, body, headers);
  });
  return {
    ...server,
    received,
    serviceUrl: `${server.url}/teams/`,
    answer(responder: Responder) {
      respond = responder;
    },
  };
}

/** Two keys of the metadata (one for Teams, one for web chat only), and one that nobody knows. Made once: key generation is slow. */
export const signingKeys = (() => {
  let made: Record<'teams' | 'webchat' | 'bare' | 'stranger', { privateKey: KeyObject; publicKey: KeyObject }> | undefined;
  const make = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  return () => {
    made ??= { teams: make(), webchat: make(), bare: make(), stranger: make() };
    return made;
  };
})();

/** The published form of a key. */
export function publishedKey(kid: string, { publicKey }: { publicKey: KeyObject }, endorsements?: string[]): object {
  const { kty, n, e } = publicKey.export({ format: 'jwk' });
  return { kid, kty, n, e, use: 'sig', ...(endorsements === undefined ? {} : { endorsements }) };
}

/** The OpenID metadata, in the spec; counts what is asked of it. */
export async function metadataServer() {
  const { teams, webchat, bare } = signingKeys();
  const state = {
    documents: 0,
    keyFetches: 0,
    down: false,
    keys: [
      publishedKey('teams', teams, ['msteams', 'skype']),
      publishedKey('webchat', webchat, ['webchat']),
      publishedKey('bare', bare),
    ],
  };
  const server = await loopbackServer(({ path }, response) => {
    if (state.down) return sendJson(response, 503);
    if (path === '/keys') {
      state.keyFetches += 1;
      return sendJson(response, 200, { keys: state.keys });
    }
    state.documents += 1;
    sendJson(response, 200, { issuer: 'https://api.botframework.com', jwks_uri: `${server.url}/keys` });
  });
  return { ...server, state, metadataUrl: `${server.url}/openid` };
}

/** A log that keeps its lines. */
export function keptLog(): Log & { lines: { level: string; fields: object; sentence: string }[] } {
  const lines: { level: string; fields: object; sentence: string }[] = [];
  const at = (level: string) => (fields: object, sentence: string) => void lines.push({ level, fields, sentence });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** Handlers that note who was asked and answer with what a spec gives. */
export function notingHandlers(given: Partial<TurnHandlers> = {}): {
  handlers: Partial<TurnHandlers>;
  calls: { handler: string; turn: Turn }[];
} {
  const calls: { handler: string; turn: Turn }[] = [];
  const handlers = new Proxy({} as Partial<TurnHandlers>, {
    get: (_target, handler: keyof TurnHandlers) => async (turn: Turn) => {
      calls.push({ handler, turn });
      const answer: TurnAnswer = (await given[handler]?.(turn)) ?? {};
      return answer;
    },
  });
  return { handlers, calls };
}

/** What a spec may choose of its endpoint. */
export interface EndpointChoice {
  handlers?: Partial<TurnHandlers>;
  appIds?: string[];
  checks?: readonly InboundCheck[];
  waits?: TurnWaits;
  now?: () => number;
}

/** The real endpoint on loopback: restify, the front door, router, adapter and connector, with Microsoft's side in the spec. */
export async function openEndpoint(choice: EndpointChoice = {}) {
  const connector = await connectorServer();
  const metadata = await metadataServer();
  const { handlers, calls } = notingHandlers(choice.handlers);
  const log = keptLog();
  const records: SendRecord[] = [];
  const now = choice.now ?? Date.now;
  const trusts = trustedServiceUrls({ loopback: true });
  const exchange = httpExchange();
  const timing = { now, sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 5))) };
  const sender = botConnector({
    exchange,
    trusts,
    timing,
    log,
    random: () => 0.5,
    token: async () => 'our-own-token',
    record: (outcome) => void records.push(outcome),
  });
  const keys = openIdKeys({ metadataUrl: metadata.metadataUrl, fetch, now });
  const { appIds = [appId], checks, waits } = choice;
  const authenticate = authenticator({ appIds, keys, trusts, now, log, ...(checks ? { checks } : {}) });
  const common = { log, reference: () => 'REF-1' };
  const route = messagesRoute({
    ...common,
    authenticate,
    adapter: new DeskhandAdapter(sender),
    handlers,
    now,
    ...(waits ? { waits } : {}),
  });
  const server = await startServer({ ...common, host: '127.0.0.1', port: 0, routes: [route] });
  const { serviceUrl } = connector;
  return {
    url: `${server.url}/api/messages`,
    port: server.port,
    serviceUrl,
    connector,
    metadata,
    calls,
    log,
    records,
    sender,
    settled: route.settled,
    activity: (more: object = {}) => activityOf(serviceUrl, more),
    token: (claims: object = {}) => signToken({ claims: { serviceurl: serviceUrl, ...claims } }),
    async post(activity: unknown, headers: Record<string, string> = {}) {
      const authorization = headers.authorization ?? `Bearer ${await signToken({ claims: { serviceurl: serviceUrl } })}`;
      const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers, authorization } };
      const response = await fetch(`${server.url}/api/messages`, init);
      const text = await response.text();
      return {
        status: response.status,
        text,
        body: text.startsWith('{') ? JSON.parse(text) : undefined,
        headers: response.headers,
      };
    },
    async close() {
      await server.close();
      exchange.close();
      await Promise.all([connector.close(), metadata.close()]);
    },
  };
}

/** A message as Teams sends it, with what a spec changes. */
export function activityOf(serviceUrl: string, more: object = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1700000000001',
    timestamp: '2026-11-20T10:00:00.000Z',
    localTimezone: 'Europe/Berlin',
    locale: 'de-DE',
    text: 'my tickets',
    serviceUrl,
    channelId: 'msteams',
    conversation: { id: 'a:conversation', conversationType: 'personal', tenantId },
    from: { id: '29:ada', name: 'Ada', aadObjectId: '0e6a3c1d-aaaa-4bbb-8ccc-9dddeeefff00' },
    recipient: { id: `28:${appId}`, name: 'Deskhand' },
    channelData: { tenant: { id: tenantId } },
    ...more,
  };
}

/** Signs a token as the Bot Framework does, with what a spec changes. `undefined` claims are left out. */
export async function signToken(choice: { claims?: object; header?: object; key?: KeyObject } = {}): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://api.botframework.com', aud: appId, nbf: seconds - 60, exp: seconds + 3_600, ...choice.claims };
  const header = { alg: 'RS256', kid: 'teams', typ: 'JWT', ...choice.header };
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader(header)
    .sign(choice.key ?? signingKeys().teams.privateKey);
}
