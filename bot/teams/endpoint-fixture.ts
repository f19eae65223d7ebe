import type { Log } from '../../src/http/log.ts';
import { startServer } from '../../src/http/server.ts';
import { DeskhandAdapter } from './adapter.ts';
import { authenticator } from './authenticate.ts';
import { botConnector } from './connector.ts';
import type { DeliveryGuard } from './delivery-guard.ts';
import { httpExchange } from './exchange.ts';
import type { InboundCheck } from './inbound-checks.ts';
import { loopbackServer, type Received, sendJson } from './loopback-fixture.ts';
import { messagesRoute, type TurnWaits } from './messages.ts';
import { openIdKeys } from './open-id-keys.ts';
import type { Timing } from './send-windows.ts';
import type { SendRecord } from './sending.ts';
import { trustedServiceUrls } from './service-url.ts';
import { appId, metadataServer, signToken, specNow } from './signing-fixture.ts';
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
function notingHandlers(given: Partial<TurnHandlers> = {}): {
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
  waits?: Partial<TurnWaits>;
  now?: () => number;
  guard?: DeliveryGuard;
}

/** A clock that stands still but for the sleeping that is done on it. */
function sleepingClock(now?: () => number): Timing {
  let time = specNow;
  const sleep = async (ms: number) => {
    time += ms;
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { now: now ?? (() => time), sleep };
}

/** Our side of the endpoint, put together as the program does it. */
async function openOurSide(choice: EndpointChoice, handlers: Partial<TurnHandlers>, metadataUrl: string) {
  const log = keptLog();
  const records: SendRecord[] = [];
  const trusts = trustedServiceUrls({ loopback: true });
  const exchange = httpExchange();
  const timing = sleepingClock(choice.now);
  const { now } = timing;
  const token = async () => 'our-own-token';
  const record = (outcome: SendRecord) => void records.push(outcome);
  const adapter = new DeskhandAdapter(botConnector({ exchange, trusts, timing, log, random: () => 0.5, token, record }));
  const { appIds = [appId], checks, ...more } = choice;
  const keys = openIdKeys({ metadataUrl, fetch, now });
  const authenticate = authenticator({ appIds, keys, trusts, now, log, ...(checks ? { checks } : {}) });
  const common = { log, reference: () => 'REF-1' };
  const route = messagesRoute({ ...common, ...more, authenticate, adapter, handlers, now });
  const server = await startServer({ ...common, host: '127.0.0.1', port: 0, routes: [route] });
  const close = async () => {
    await server.close();
    exchange.close();
  };
  return { server, log, records, settled: route.settled, close };
}

/** The real endpoint on loopback: restify, the front door, router, adapter and connector, with Microsoft's side in the spec. */
export async function openEndpoint(choice: EndpointChoice = {}) {
  const connector = await connectorServer();
  const metadata = await metadataServer();
  const { handlers, calls } = notingHandlers(choice.handlers);
  const ours = await openOurSide(choice, handlers, metadata.metadataUrl);
  const { serviceUrl } = connector;
  const { url, port } = ours.server;
  const token = (claims: object = {}) => signToken({ claims: { serviceurl: serviceUrl, ...claims } });
  return {
    ...ours,
    port,
    serviceUrl,
    connector,
    metadata,
    calls,
    token,
    activity: (more: object = {}) => activityOf(serviceUrl, more),
    async post(activity: unknown, headers: Record<string, string> = {}) {
      const authorization = headers.authorization ?? `Bearer ${await token()}`;
      const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers, authorization } };
      return read(await fetch(`${url}/api/messages`, init));
    },
    async close() {
      await ours.close();
      await Promise.all([connector.close(), metadata.close()]);
    },
  };
}

async function read(response: Response) {
  const text = await response.text();
  const body = text.startsWith('{') ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body };
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
