import type { Log } from '../../src/http/log.ts';
import { startServer } from '../../src/http/server.ts';
import { DeskhandAdapter } from './adapter.ts';
import { authenticator } from './authenticate.ts';
import { botConnector, type SendRecord } from './connector.ts';
import { httpExchange } from './exchange.ts';
import type { InboundCheck } from './inbound-checks.ts';
import { loopbackServer, type Received, sendJson } from './loopback-fixture.ts';
import { messagesRoute, type TurnWaits } from './messages.ts';
import { openIdKeys } from './open-id-keys.ts';
import { trustedServiceUrls } from './service-url.ts';
import { appId, metadataServer, signToken } from './signing-fixture.ts';
import type { Turn, TurnAnswer, TurnHandlers } from './turn.ts';

/** The Microsoft tenant in these specs. */
export const tenantId = '9b1c4a30-1111-4222-8333-944455566677';

/** How the connector server answers; 201 with a new id unless a spec says otherwise. */
export type Responder = (
  received: Received,
) => { status: number; headers?: Record<string, string>; body?: object } | Promise<{ status: number }>;

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
