import { request } from 'node:http';

/** What a webhook answered. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Where a notification address is reached on this machine: itself on loopback, or what its host is mapped to; undefined otherwise. */
export function reachable(url: string, webhooks: Readonly<Record<string, string>>): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const target = new URL(url);
  const mapped = webhooks[target.host];
  if (mapped !== undefined) return new URL(`${target.pathname}${target.search}`, mapped);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname);
  return isLoopback && target.protocol === 'http:' ? target : undefined;
}

/** Posts to a webhook; rejects when it gives no answer or the signal aborts. */
export function postWebhook(target: URL, type: string, body: string, signal: AbortSignal): Promise<WebhookAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WebhookAnswer>();
  const bytes = Buffer.from(body);
  const headers = { 'content-type': type, 'content-length': String(bytes.length), 'user-agent': 'Microsoft-GraphNotifications' };
  const outgoing = request(target, { method: 'POST', headers, signal, agent: false }, (incoming) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', reject);
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
    });
  });
  outgoing.on('error', reject);
  outgoing.end(bytes);
  return promise;
}
