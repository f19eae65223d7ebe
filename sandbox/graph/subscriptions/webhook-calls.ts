import type { ExchangeLog } from '../../log/exchange-log.ts';
import type { SandboxClock } from '../../sandbox-clock.ts';
import { graphErrors } from '../graph-error.ts';
import type { WebhookAnswer } from './post-webhook.ts';
import { postWebhook, reachable } from './post-webhook.ts';

const handshakeMilliseconds = 10_000;
const deliveryMilliseconds = 10_000;

/** Calls to the subscribers' webhooks, all of them logged. */
export interface WebhookCalls {
  /** The handshake; throws Graph's 400 when the address does not answer it rightly. */
  validate(url: string): Promise<void>;
  /** Delivers a payload; answers the status, 0 without an answer. */
  deliver(url: string, payload: unknown): Promise<number>;
}

/** What the calls need. */
export interface WebhookParts {
  readonly clock: SandboxClock;
  readonly log: ExchangeLog;
  readonly unique: () => string;
  /** By public host: where it is on loopback. */
  readonly webhooks: Readonly<Record<string, string>>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function posted(
  parts: WebhookParts,
  url: string,
  type: string,
  body: string,
  limit: number,
  route: string,
): Promise<WebhookAnswer> {
  const target = reachable(url, parts.webhooks);
  const giveUp = new AbortController();
  const answered = new AbortController();
  const nothing: WebhookAnswer = { status: 0, headers: {}, text: '' };
  const late = parts.clock.wait(limit, answered.signal).then(() => nothing);
  const answer = target
    ? await Promise.race([postWebhook(target, type, body, giveUp.signal).catch(() => nothing), late])
    : nothing;
  answered.abort();
  giveUp.abort();
  parts.log.record({
    route,
    method: 'POST',
    url,
    requestHeaders: { 'content-type': type },
    requestBody: parsed(body),
    status: answer.status,
    responseHeaders: answer.headers,
    responseBody: answer.text === '' ? undefined : answer.text,
    ...(target ? {} : { note: 'not on this machine' }),
  });
  return answer;
}

/** Calls that go to loopback only. */
export function createWebhookCalls(parts: WebhookParts): WebhookCalls {
  return {
    async validate(url) {
      const token = `Validation: Testing client application reachability for subscription Request-Id: ${parts.unique()} äöü & +`;
      const asked = new URL(url);
      asked.searchParams.set('validationToken', token);
      const answer = await posted(parts, asked.href, 'text/plain; charset=utf-8', '', handshakeMilliseconds, 'webhook.validate');
      if (answer.status === 0) throw graphErrors.badRequest('Subscription validation request timed out.', 'ValidationError');
      const isText = String(answer.headers['content-type'] ?? '').startsWith('text/plain');
      if (answer.status !== 200 || answer.text !== token || !isText) {
        throw graphErrors.badRequest(
          'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
          'ValidationError',
        );
      }
    },
    async deliver(url, payload) {
      const body = JSON.stringify(payload);
      return (await posted(parts, url, 'application/json', body, deliveryMilliseconds, 'webhook.notify')).status;
    },
  };
}
