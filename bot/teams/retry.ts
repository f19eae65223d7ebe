import type { ExchangeAnswer } from './exchange.ts';

/** How the one retry layer repeats. Times in milliseconds. */
export interface RetryRules {
  /** How often a request is made at most. */
  attempts: number;
  /** The most that all attempts and waits may take. */
  total: number;
  /** The first wait without a `Retry-After`; doubled each time. */
  first: number;
  /** The longest such wait. */
  longest: number;
}

/** Five attempts within 30 s. */
export const connectorRetryRules: RetryRules = { attempts: 5, total: 30_000, first: 500, longest: 8_000 };

/** Reads a `Retry-After` header, in seconds or as a date, as milliseconds from `now`; `undefined` when there is none that makes sense. */
export function retryAfter(headers: ExchangeAnswer['headers'], now: number): number | undefined {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return undefined;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Math.ceil(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The wait after the `attempt`th try (from 1) without a `Retry-After`: doubled each time, half of it by chance. `random` in [0, 1). */
export function backoff(attempt: number, { first, longest }: RetryRules, random: () => number): number {
  const whole = Math.min(longest, first * 2 ** (attempt - 1));
  return whole / 2 + random() * (whole / 2);
}
