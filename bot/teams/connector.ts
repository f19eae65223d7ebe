import type { Log } from '../../src/http/log.ts';
import { type Exchange, type ExchangeAnswer, ExchangeBroken, type ExchangeRequest } from './exchange.ts';
import { backoff, connectorRetryRules, type RetryRules, retryAfter } from './retry.ts';
import { type SendLimits, sendWindows, type Timing } from './send-windows.ts';
import type { TrustsServiceUrl } from './service-url.ts';

/** Where a conversation is. `entraTenantId` picks the app-and-tenant send window. */
export interface Address {
  serviceUrl: string;
  conversationId: string;
  entraTenantId?: string | undefined;
}

/** What a request to the Bot Connector does. */
export type Operation = 'send' | 'reply' | 'update' | 'remove' | 'create' | 'member';

/** How a request ended, for the record. `uncertain` means that it may or may not have been carried out. `code` is the HTTP status, the network's error code, `send-window-full`, `service-url-not-trusted` or `no-token`. */
export interface SendRecord {
  state: 'sent' | 'failed' | 'uncertain';
  operation: Operation;
  conversationId: string;
  activityId?: string;
  code: string;
  attempts: number;
  at: Date;
}

/** What the Bot Connector answered, or that nobody knows. Sending never throws for what the far side does. */
export type Outcome<T> = { state: 'sent'; value: T; code: string } | { state: 'failed' | 'uncertain'; code: string };

/** Someone of a conversation, as the Bot Connector names them; not trusted. */
export interface ConversationMember {
  id: string;
  name?: string;
  aadObjectId?: string;
  objectId?: string;
  email?: string;
  userPrincipalName?: string;
  tenantId?: string;
  userRole?: string;
}

/** What to open a conversation with. */
export interface NewConversation {
  serviceUrl: string;
  botId: string;
  entraTenantId: string;
  /** Teams' id (`29:…`) of the person, for a personal conversation. */
  memberId: string;
}

/** Operations of the Bot Connector, REST v3 (learn.microsoft.com, "Bot Connector REST API reference"). */
export interface Connector {
  send(to: Address, activity: object): Promise<Outcome<{ id: string }>>;
  reply(to: Address, activityId: string, activity: object): Promise<Outcome<{ id: string }>>;
  update(to: Address, activityId: string, activity: object): Promise<Outcome<{ id: string }>>;
  remove(to: Address, activityId: string): Promise<Outcome<{ id: string }>>;
  create(conversation: NewConversation): Promise<Outcome<{ id: string }>>;
  member(to: Address, memberId: string): Promise<Outcome<ConversationMember>>;
}

/** What the connector is made of. */
export interface ConnectorOptions {
  exchange: Exchange;
  /** The bot's bearer token, cached by whoever makes it; `undefined` in try mode. */
  token(): Promise<string | undefined>;
  trusts: TrustsServiceUrl;
  timing: Timing;
  /** A number in [0, 1). */
  random(): number;
  /** Takes every outcome except of reads and typing; awaited for those that are not `sent`. */
  record(outcome: SendRecord): void | Promise<void>;
  log: Log;
  limits?: SendLimits;
  retry?: RetryRules;
  /** How long one exchange may take, in milliseconds; 10 s when left out. */
  timeout?: number;
  /** What else may be repeated; for the test that shows what blind repeating does. */
  repeats?: typeof mayRepeat;
}

/** Whether a request without a good answer may be made again: only when it cannot have been carried out, or when doing it twice changes nothing. */
export function mayRepeat(answer: ExchangeAnswer | ExchangeBroken, method: ExchangeRequest['method']): boolean {
  if (answer instanceof ExchangeBroken) return answer.code !== 'no-token' && (!answer.sent || method !== 'POST');
  if (answer.status === 429 || answer.status === 412) return true;
  return answer.status >= 500 && method !== 'POST';
}

/** A refusal is a refusal; everything else without an answer that says so is unknown. */
function stateOf(answer: ExchangeAnswer | ExchangeBroken): 'failed' | 'uncertain' {
  if (answer instanceof ExchangeBroken) return answer.sent ? 'uncertain' : 'failed';
  return answer.status >= 500 || answer.status === 408 ? 'uncertain' : 'failed';
}

function codeOf(answer: ExchangeAnswer | ExchangeBroken): string {
  return answer instanceof ExchangeBroken ? answer.code : String(answer.status);
}

function bodyOf(answer: ExchangeAnswer): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(answer.body);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

interface Job {
  operation: Operation;
  method: ExchangeRequest['method'];
  to: Address;
  path: string;
  activityId?: string;
  payload?: object;
  /** Reads and typing: not put on record, and typing does not wait for a place. */
  unrecorded?: boolean;
}

const unsent = (code: string) => new ExchangeBroken(code, false);

/** Makes the send layer: one retry layer, send windows, and every unknown outcome on record. */
export function botConnector(options: ConnectorOptions): Connector {
  const { exchange, timing, retry = connectorRetryRules, repeats = mayRepeat } = options;
  const windows = sendWindows(timing, options.limits);

  const attempt = async ({ method, to, path, payload }: Job): Promise<ExchangeAnswer | ExchangeBroken> => {
    let token: string | undefined;
    try {
      token = await options.token();
    } catch (error) {
      options.log.error({ err: error }, 'no token for the Bot Connector could be had');
      return unsent('no-token');
    }
    const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'Deskhand' };
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (payload !== undefined) headers['content-type'] = 'application/json; charset=utf-8';
    const url = `${to.serviceUrl.replace(/\/+$/, '')}/v3/conversations${path}`;
    const body = payload === undefined ? {} : { body: JSON.stringify(payload) };
    try {
      return await exchange({ method, url, headers, ...body, timeout: options.timeout ?? 10_000 });
    } catch (error) {
      return error instanceof ExchangeBroken ? error : new ExchangeBroken('EUNKNOWN', true);
    }
  };

  const keep = async (outcome: SendRecord): Promise<void> => {
    try {
      await options.record(outcome);
    } catch (error) {
      options.log.error({ ...outcome, err: error }, 'the outcome of a send could not be put on record');
    }
  };

  const settle = async <T>(job: Job, outcome: Outcome<T>, attempts: number): Promise<Outcome<T>> => {
    if (job.unrecorded) return outcome;
    const { operation, to, activityId } = job;
    const { state, code } = outcome;
    const about = activityId === undefined ? {} : { activityId };
    const at = new Date(timing.now());
    const kept = keep({ state, operation, conversationId: to.conversationId, ...about, code, attempts, at });
    if (state !== 'sent') await kept;
    return outcome;
  };

  const run = async (job: Job): Promise<Outcome<Record<string, unknown>>> => {
    const { to, method } = job;
    if (!options.trusts(to.serviceUrl)) return settle(job, { state: 'failed', code: 'service-url-not-trusted' }, 0);
    const end = timing.now() + retry.total;
    for (let attempts = 1; ; attempts++) {
      const room = job.unrecorded ? 0 : Math.max(0, end - timing.now());
      if (method !== 'GET' && !(await windows.admit(to.conversationId, to.entraTenantId ?? '', room))) {
        return settle(job, { state: 'failed', code: 'send-window-full' }, attempts - 1);
      }
      const answer = await attempt(job);
      const code = codeOf(answer);
      if (!(answer instanceof ExchangeBroken) && answer.status >= 200 && answer.status < 300) {
        return settle(job, { state: 'sent', value: bodyOf(answer), code }, attempts);
      }
      const told = answer instanceof ExchangeBroken ? undefined : retryAfter(answer.headers, timing.now());
      const wait = told ?? backoff(attempts, retry, options.random);
      const again = repeats(answer, method) && attempts < retry.attempts && timing.now() + wait <= end;
      if (code === '429') windows.hold(to.conversationId, timing.now() + wait);
      if (!again) return settle(job, { state: stateOf(answer), code }, attempts);
      await timing.sleep(wait);
    }
  };

  return operations(run);
}

function operations(run: (job: Job) => Promise<Outcome<Record<string, unknown>>>): Connector {
  const identified = async (job: Job): Promise<Outcome<{ id: string }>> => {
    const outcome = await run(job);
    if (outcome.state !== 'sent') return outcome;
    return { ...outcome, value: { id: String(outcome.value.id ?? job.activityId ?? '') } };
  };
  const activities = ({ conversationId }: Address, activityId?: string) =>
    `/${encodeURIComponent(conversationId)}/activities${activityId === undefined ? '' : `/${encodeURIComponent(activityId)}`}`;
  const quiet = (activity: object) => ((activity as { type?: unknown }).type === 'typing' ? { unrecorded: true } : {});
  return {
    send: (to, payload) =>
      identified({ operation: 'send', method: 'POST', to, path: activities(to), payload, ...quiet(payload) }),
    reply: (to, activityId, payload) =>
      identified({ operation: 'reply', method: 'POST', to, path: activities(to, activityId), payload, ...quiet(payload) }),
    update: (to, activityId, payload) =>
      identified({ operation: 'update', method: 'PUT', to, path: activities(to, activityId), activityId, payload }),
    remove: (to, activityId) =>
      identified({ operation: 'remove', method: 'DELETE', to, path: activities(to, activityId), activityId }),
    create: ({ serviceUrl, botId, entraTenantId, memberId }) => {
      const payload = {
        bot: { id: botId },
        members: [{ id: memberId }],
        isGroup: false,
        tenantId: entraTenantId,
        channelData: { tenant: { id: entraTenantId } },
      };
      const to = { serviceUrl, conversationId: memberId, entraTenantId };
      return identified({ operation: 'create', method: 'POST', to, path: '', payload });
    },
    async member(to, memberId) {
      const path = `/${encodeURIComponent(to.conversationId)}/members/${encodeURIComponent(memberId)}`;
      const outcome = await run({ operation: 'member', method: 'GET', to, path, unrecorded: true });
      return outcome as Outcome<ConversationMember>;
    },
  };
}
