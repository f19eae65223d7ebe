import { appendFile } from 'node:fs/promises';
import type { SandboxClock } from '../sandbox-clock.ts';
import { maskHeaders, maskText, maskValue } from './mask-secrets.ts';

/** One call between the bot and Microsoft's cloud, whole. */
interface Exchange {
  readonly number: number;
  readonly time: string;
  /** The route's name, for instance `connector.activities.send`, or `bot.message` for a call to the bot. */
  readonly route: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, unknown>>;
  readonly requestBody: unknown;
  /** 0 when the caller got no answer. */
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, unknown>>;
  readonly responseBody: unknown;
  /** Set when a fault or a limit had a hand in it. */
  readonly note?: string;
}

/** The last exchanges, and with a file all of them. */
export interface ExchangeLog {
  record(exchange: Omit<Exchange, 'number' | 'time'>): Exchange;
  /** The exchanges after that number, oldest first. */
  after(number: number): readonly Exchange[];
  onRecord(listener: (exchange: Exchange) => void): void;
  /** Resolves once everything recorded so far is in the file; rejects with the first failure to write. */
  flushed(): Promise<void>;
}

/** Keeps the last `size` exchanges and appends each to the file, when one is named, in order. */
export function createExchangeLog(clock: Pick<SandboxClock, 'now'>, file: string | undefined, size = 2000): ExchangeLog {
  const ring: Exchange[] = [];
  const listeners: ((exchange: Exchange) => void)[] = [];
  let count = 0;
  let written: Promise<void> = Promise.resolve();
  return {
    record(exchange) {
      count += 1;
      const time = clock.now().toISOString();
      const whole = {
        number: count,
        time,
        ...exchange,
        url: maskText(exchange.url),
        requestHeaders: maskHeaders(exchange.requestHeaders),
        requestBody: maskValue(exchange.requestBody),
        responseHeaders: maskHeaders(exchange.responseHeaders),
        responseBody: maskValue(exchange.responseBody),
      };
      ring.push(whole);
      if (ring.length > size) ring.shift();
      if (file !== undefined) {
        written = written.then(() => appendFile(file, `${JSON.stringify(whole)}\n`));
        written.catch(() => undefined);
      }
      for (const listener of listeners) listener(whole);
      return whole;
    },
    after: (number) => ring.filter((exchange) => exchange.number > number),
    onRecord: (listener) => void listeners.push(listener),
    flushed: () => written,
  };
}
