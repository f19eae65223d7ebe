import { SignInNeeded, type SignInTrouble } from './host.ts';

const known: readonly [RegExp, SignInTrouble][] = [
  [/FailedToOpenWindow|popup/i, 'blocked'],
  // Before consent: Microsoft writes “User declined to consent”.
  [/cancel|declin|access_denied/i, 'declined'],
  [/consent|AADSTS65001|invalid_grant|interaction_?required|uiRequired/i, 'consent'],
];

/** What Teams' refusal of a token means. It answers with an error, a text, or nothing. */
export function troubleOf(error: unknown): SignInNeeded {
  if (error instanceof SignInNeeded) return error;
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : JSON.stringify(error ?? '');
  const trouble = known.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed';
  return new SignInNeeded(trouble, text);
}
