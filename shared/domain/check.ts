import { dataOf, type Said, type SaidBeside } from '../text/say.ts';

/** One thing that was looked at: whether it is as it should be, and what to do where it is not. Nothing secret is ever in it. */
export interface Check {
  /** Short and lasting, for programs: `token`, `permissions`. */
  name: string;
  ok: boolean;
  /** What was found, as a sentence. */
  text: string;
  /** Who can do what about it; absent where nothing has to be done. */
  next?: string;
  /** `text` and `next` as sentences that other languages have too. */
  said?: SaidBeside<'text' | 'next'>;
  /** The code of the failure, for those who look it up. */
  code?: string;
  /** How long looking took, in milliseconds. */
  ms?: number;
  /** It was not looked at, and `text` says why; `ok` says nothing then. */
  skipped?: true;
}

/** A check as it is stated, before its sentences are put in English. */
export type StatedCheck = Omit<Check, 'text' | 'next' | 'said'> & { text: Said; next?: Said };

/** The check that was stated, as plain values. */
export function checkOf({ text, next, ...check }: StatedCheck): Check {
  return { ...check, ...dataOf({ text, ...(next !== undefined && { next }) }) };
}

/** Whether everything that was looked at is as it should be. */
export function allOk(checks: readonly Check[]): boolean {
  return checks.every(({ ok, skipped }) => ok || skipped === true);
}
