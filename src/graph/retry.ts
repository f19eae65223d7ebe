import type { Attempted } from './attempted.ts';

/** How the one retry layer towards Graph repeats. Times in milliseconds. */
export interface RetryRules {
  /** How often a request is made at most. */
  attempts: number;
  /** The most that all attempts and waits may take, from the first attempt on. */
  total: number;
  /** The first wait without a `Retry-After`; doubled each time. */
  first: number;
  /** The longest such wait. */
  longest: number;
}

/** Five attempts within a minute. */
export const graphRetryRules: RetryRules = { attempts: 5, total: 60_000, first: 1_000, longest: 16_000 };

/** Reads a `Retry-After` header, in seconds or as a date, as milliseconds from `now`; `undefined` when there is none that makes sense. */
export function retryAfter(headers: { readonly [name: string]: unknown }, now: number): number | undefined {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after');
  const value = name === undefined ? undefined : headers[name];
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  if (/^\s*\d{1,9}(\.\d+)?\s*$/.test(text)) return Math.ceil(Number(text) * 1_000);
  if (!/[A-Za-z]{3}/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The wait after the `attempt`th try (from 1) without a `Retry-After`: doubled each time, half of it by chance. `random` in [0, 1). */
export function backoff(attempt: number, { first, longest }: RetryRules, random: () => number): number {
  const whole = Math.min(longest, first * 2 ** (attempt - 1));
  return Math.ceil(whole / 2 + random() * (whole / 2));
}

/** Whether Graph asks for a pause: too many requests, or a service that says when to come back. */
export function isThrottle(attempted: Attempted): boolean {
  if (attempted.kind !== 'answer') return false;
  return attempted.status === 429 || (attempted.status === 503 && retryAfter(attempted.headers, 0) !== undefined);
}

/** Whether nobody can know from this try, which was not good, if the request was carried out. */
export function isAmbiguous(attempted: Attempted): boolean {
  if (attempted.kind === 'refused') return false;
  if (attempted.kind === 'broken') return attempted.sent;
  const { status } = attempted;
  return status >= 500 || status === 408 || (status >= 200 && status < 300);
}

/** Whether a try without a good answer may be made again: when it cannot have been carried out, or when doing it twice changes nothing. */
export function mayRepeat(attempted: Attempted, repeatable: boolean): boolean {
  if (attempted.kind === 'refused') return false;
  if (attempted.kind === 'broken') return attempted.code !== 'not-allowed' && (!attempted.sent || repeatable);
  return attempted.status === 429 || (isAmbiguous(attempted) && repeatable && attempted.status !== 501);
}
