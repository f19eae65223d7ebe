import type { Config } from '../../shared/api/answers.ts';
import { type Asked, askForCode, codeIn } from './code-flow.ts';

/** The page that Teams' window for consent opens first; it leads on to Microsoft. */
export const consentPath = '/tab/consent';

const key = 'deskhand.consent';

/** Leads on to Microsoft's page for consent, in the window that Teams opened. */
export async function leadToConsent(window: Window & typeof globalThis, config: Config): Promise<void> {
  const clientId = new URLSearchParams(window.location.search).get('clientId');
  const facts = [config.signIn, ...(config.desks ?? []).map(({ signIn }) => signIn)].find((one) => one?.clientId === clientId);
  if (!facts) return tellTeams(window, undefined, 'no desk has this application');
  const { address, asked } = await askForCode(facts, { crypto: window.crypto, path: '/', silent: false });
  window.sessionStorage.setItem(key, JSON.stringify(asked));
  window.location.assign(address);
}

/** Whether Microsoft has answered a question for consent that this window asked. */
export function isConsentAnswer(window: Window): boolean {
  return window.opener !== null && window.sessionStorage.getItem(key) !== null;
}

/** Tells Teams how it went; Teams closes the window then. The code itself is thrown away: Teams gets its tokens by itself. */
export async function answerConsent(window: Window & typeof globalThis): Promise<void> {
  const asked = JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as Asked;
  window.sessionStorage.removeItem(key);
  try {
    codeIn(window.location.search, asked);
  } catch (error) {
    return tellTeams(window, undefined, error instanceof Error && error.message !== '' ? error.message : 'declined');
  }
  return tellTeams(window, '{}');
}

async function tellTeams(window: Window, result: string | undefined, reason?: string): Promise<void> {
  const { app, authentication } = await import('@microsoft/teams-js');
  const { trustedHosts } = await import('./trusted-hosts.ts');
  await app.initialize([window.location.origin, ...trustedHosts(window.document)]);
  if (result === undefined) authentication.notifyFailure(reason);
  else authentication.notifySuccess(result);
}
