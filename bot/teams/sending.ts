import type { Log } from '../../src/http/log.ts';
import { type Exchange, type ExchangeAnswer, ExchangeBroken, type ExchangeRequest } from './exchange.ts';
import { backoff, connectorRetryRules, type RetryRules, retryAfter } from './retry.ts';
import { type SendLimits, type SendWindows, sendWindows, type Timing } from './send-windows.ts';
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
  entraTenantId?: string;
  activityId?: string;
  code: string;
  attempts: number;
  at: Date;
}

/** What the Bot Connector answered, or that nobody knows. Sending never throws for what the far side does. */
export type Outcome<T> = { state: 'sent'; value: T; code: string } | { state: 'failed' | 'uncertain'; code: string };

/** What the connector is made of. */
export interface ConnectorOptions {
  exchange: Exchange;
  /** The bot's bearer token for this Entra tenant, cached by whoever makes it; `undefined` in try mode. */
  token(entraTenantId?: string): Promise<string | undefined>;
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

/** What a good answer says; `undefined` when the answer is not a good one. A good answer that says nothing readable is still good. */
function acknowledged(answer: ExchangeAnswer | ExchangeBroken): Record<string, unknown> | undefined {
  if (answer instanceof ExchangeBroken || answer.status < 200 || answer.status >= 300) return undefined;
  try {
    const body: unknown = JSON.parse(answer.body);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** One request to the Bot Connector. `path` comes after `/v3/conversations`. */
export interface Job {
  operation: Operation;
  method: ExchangeRequest['method'];
  to: Address;
  path: string;
  activityId?: string;
  payload?: object;
  /** Reads and typing: not put on record, and typing does not wait for a place. */
  unrecorded?: boolean;
  /** Nobody waits for it: it fills at most half of each send window, and is left for later, not put on record, when there is no place soon. */
  unhurried?: boolean;
}

/** How long, in milliseconds, what nobody waits for looks for a place. */
const soon = 2_000;

/** Carries jobs to the Bot Connector: the one retry layer, inside the send windows, every outcome put on record. */
export class Sending {
  readonly #options: ConnectorOptions;
  readonly #windows: SendWindows;
  constructor(options: ConnectorOptions) {
    this.#options = options;
    this.#windows = sendWindows(options.timing, options.limits);
  }

  /** Runs a job to its end. Never throws for what the far side, the token source or the record does. */
  async run(job: Job): Promise<Outcome<Record<string, unknown>>> {
    const { timing, random, trusts, retry = connectorRetryRules, repeats = mayRepeat } = this.#options;
    const { to, method } = job;
    if (!trusts(to.serviceUrl)) return this.#settle(job, { state: 'failed', code: 'service-url-not-trusted' }, 0);
    const end = timing.now() + retry.total;
    for (let attempts = 1; ; attempts++) {
      if (!(await this.#admit(job, end))) {
        const full = { state: 'failed', code: 'send-window-full' } as const;
        return job.unhurried ? full : this.#settle(job, full, attempts - 1);
      }
      const answer = await this.#attempt(job);
      const code = codeOf(answer);
      const value = acknowledged(answer);
      if (value !== undefined) return this.#settle(job, { state: 'sent', value, code }, attempts);
      const told = answer instanceof ExchangeBroken ? undefined : retryAfter(answer.headers, timing.now());
      const wait = told ?? backoff(attempts, retry, random);
      if (code === '429') this.#windows.hold(to.conversationId, timing.now() + wait);
      const again = repeats(answer, method) && attempts < retry.attempts && timing.now() + wait <= end;
      if (!again) return this.#settle(job, { state: stateOf(answer), code }, attempts);
      await timing.sleep(wait);
    }
  }

  #admit({ method, to, unrecorded, unhurried }: Job, end: number): boolean | Promise<boolean> {
    if (method === 'GET') return true;
    const left = Math.max(0, end - this.#options.timing.now());
    const patience = unrecorded ? 0 : unhurried ? Math.min(soon, left) : left;
    return this.#windows.admit(to.conversationId, to.entraTenantId ?? '', patience, unhurried ? 0.5 : 1);
  }

  async #attempt({ method, to, path, payload }: Job): Promise<ExchangeAnswer | ExchangeBroken> {
    const { token, log, exchange, timeout = 10_000 } = this.#options;
    const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'Deskhand' };
    if (payload !== undefined) headers['content-type'] = 'application/json; charset=utf-8';
    try {
      const bearer = await token(to.entraTenantId);
      if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`;
    } catch (error) {
      log.error({ err: error }, 'no token for the Bot Connector could be had');
      return new ExchangeBroken('no-token', false);
    }
    const url = `${to.serviceUrl.replace(/\/+$/, '')}/v3/conversations${path}`;
    const body = payload === undefined ? {} : { body: JSON.stringify(payload) };
    try {
      return await exchange({ method, url, headers, ...body, timeout });
    } catch (error) {
      return error instanceof ExchangeBroken ? error : new ExchangeBroken('EUNKNOWN', true);
    }
  }

  async #settle<T>(job: Job, outcome: Outcome<T>, attempts: number): Promise<Outcome<T>> {
    if (job.unrecorded) return outcome;
    const { operation, to, activityId } = job;
    const { state, code } = outcome;
    const tenant = to.entraTenantId === undefined ? {} : { entraTenantId: to.entraTenantId };
    const about = { ...tenant, ...(activityId === undefined ? {} : { activityId }) };
    const at = new Date(this.#options.timing.now());
    const kept = this.#keep({ state, operation, conversationId: to.conversationId, ...about, code, attempts, at });
    if (state !== 'sent') await kept;
    return outcome;
  }

  async #keep(outcome: SendRecord): Promise<void> {
    try {
      await this.#options.record(outcome);
    } catch (error) {
      this.#options.log.error({ ...outcome, err: error }, 'the outcome of a send could not be put on record');
    }
  }
}
