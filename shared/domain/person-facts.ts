import { IANAZone } from 'luxon';
import { Failure, type Problem } from '../errors/failure.ts';

/** What is entered of a person or a desk and can be wrong by itself. */
export interface EnteredFacts {
  mail?: string | undefined;
  /** IANA zone. */
  zone?: string | undefined;
  /** BCP 47. */
  locale?: string | undefined;
}

/** The language tag as it is written; `undefined` for what is none. */
export function canonicalLocale(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}

const mailPattern = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\.]+(\.[^\s@<>"(),:;\\.]+)*$/;

const checks: { readonly [name in keyof EnteredFacts]-?: { isGood(value: string): boolean; what: string; how: string } } = {
  mail: {
    isGood: (mail) => mail.length <= 254 && mailPattern.test(mail),
    what: 'mail address',
    how: 'Write it like ada@example.com.',
  },
  zone: {
    isGood: (zone) => IANAZone.isValidZone(zone),
    what: 'time zone I know',
    how: 'Write it as “Area/City”, for instance Europe/Berlin.',
  },
  locale: {
    isGood: (locale) => canonicalLocale(locale) !== undefined,
    what: 'language tag I know',
    how: 'Write it like en-GB or de-DE.',
  },
};

/** What is wrong with what was entered, each at its field; empty when nothing is. */
export function enteredProblems(entered: EnteredFacts): Problem[] {
  return (Object.keys(checks) as (keyof EnteredFacts)[]).flatMap((field) => {
    const value = entered[field];
    const { isGood, what, how } = checks[field];
    if (value === undefined || isGood(value)) return [];
    return [{ field, code: 'invalid' as const, text: `“${value.slice(0, 80)}” is no ${what}. ${how}` }];
  });
}

/** Refuses what cannot be, all of it at once. Throws `Failure` `input`. */
export function assertEntered(entered: EnteredFacts): void {
  const problems = enteredProblems(entered);
  if (problems.length === 0) return;
  const text = problems.map((problem) => problem.text).join(' ');
  throw new Failure('input', 'invalid', text, 'Correct what is named; nothing was changed.', problems);
}
