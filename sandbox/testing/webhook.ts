import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../json.ts';
import { objectsAt } from '../json.ts';

/** A webhook for the specs: it answers the handshake and keeps what it is told. */
export interface Webhook {
  readonly url: string;
  /** The bodies of the calls, in order. */
  readonly calls: JsonObject[];
  /** How often it was asked to prove itself. */
  readonly handshakes: string[];
  /** The notifications of all calls. */
  items(): readonly JsonObject[];
  /** What it answers to notifications; 202 at first. */
  status: number;
  /** Echoes the token of the handshake wrongly. */
  isWrong: boolean;
  close(): Promise<void>;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts the webhook on a free port of loopback. */
export async function startWebhook(): Promise<Webhook> {
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const text = await textOf(incoming);
    const token = new URL(incoming.url ?? '/', 'http://here').searchParams.get('validationToken');
    if (token !== null) {
      webhook.handshakes.push(token);
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(webhook.isWrong ? encodeURIComponent(token) : token);
      return;
    }
    webhook.calls.push(JSON.parse(text));
    response.writeHead(webhook.status);
    response.end();
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const webhook: Webhook = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/changes`,
    calls: [],
    handshakes: [],
    items: () => webhook.calls.flatMap((call) => objectsAt(call, 'value')),
    status: 202,
    isWrong: false,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return webhook;
}
