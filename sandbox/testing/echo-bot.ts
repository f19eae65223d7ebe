import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../json.ts';
import { textAt } from '../json.ts';
import { activityProblems } from './activity-problems.ts';

/** What the bot answers to one activity over HTTP; undefined answers 200 without a body. */
export type BotAnswer = { readonly status: number; readonly body?: unknown } | undefined;

/** Handles an activity; may send messages first. */
type BotHandler = (activity: JsonObject, bot: EchoBot) => Promise<BotAnswer> | BotAnswer;

/** The connector's answer to a call of the bot. */
interface ConnectorAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}

/** A small bot for the specs: it repeats what it hears, unless it was told otherwise. */
export interface EchoBot {
  readonly endpoint: string;
  readonly received: JsonObject[];
  /** What was wrong with the activities it got. */
  readonly problems: string[];
  /** Sets the handler for an activity type, or for an invoke's name. */
  on(nameOrType: string, handler: BotHandler): void;
  /** Calls the connector that sent the activity; rejects when it gives no answer. */
  call(activity: JsonObject, method: string, path: string, body?: unknown): Promise<ConnectorAnswer>;
  /** Sends a message into the activity's conversation. */
  send(activity: JsonObject, message: JsonObject): Promise<ConnectorAnswer>;
  close(): Promise<void>;
}

async function call(activity: JsonObject, method: string, path: string, body?: unknown): Promise<ConnectorAnswer> {
  const response = await fetch(`${textAt(activity, 'serviceUrl')}v3/conversations${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: 'Bearer something-secret' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function chatPath(activity: JsonObject): string {
  return `/${encodeURIComponent(textAt(activity, 'conversation', 'id') ?? '')}`;
}

async function read(incoming: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const echo: BotHandler = async (activity, bot) => {
  const text = textAt(activity, 'text');
  await bot.send(activity, {
    type: 'message',
    text: text === undefined ? JSON.stringify(activity['value']) : `You said: ${text}`,
  });
  return undefined;
};

/** Starts the bot on a free port of loopback. */
export async function startEchoBot(): Promise<EchoBot> {
  const handlers = new Map<string, BotHandler>([['message', echo]]);
  const received: JsonObject[] = [];
  const problems: string[] = [];
  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const activity = await read(incoming);
    received.push(activity);
    problems.push(...activityProblems(activity));
    const handler = handlers.get(textAt(activity, 'name') ?? textAt(activity, 'type') ?? '');
    const given = handler ? await handler(activity, bot) : activity['type'] === 'invoke' ? { status: 501 } : undefined;
    response.writeHead(given?.status ?? 200, { 'content-type': 'application/json' });
    response.end(given?.body === undefined ? '' : JSON.stringify(given.body));
  }
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bot: EchoBot = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    received,
    problems,
    on: (name, handler) => void handlers.set(name, handler),
    call,
    send: (activity, message) => call(activity, 'POST', `${chatPath(activity)}/activities`, message),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return bot;
}
