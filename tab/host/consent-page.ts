import { type Asked, askForCode, codeIn } from './code-flow.ts';
import { consentKey, consentTenant } from './consent-window.ts';
import { readConfig } from './read-config.ts';

/** Leads on to Microsoft's page for consent, in the window that Teams opened. */
export async function leadToConsent(window: Window & typeof globalThis): Promise<void> {
  const clientId = new URLSearchParams(window.location.search).get('clientId');
  const { signIn: facts } = await readConfig(consentTenant(window.location.pathname));
  if (facts?.clientId !== clientId || !facts) return tellTeams(window, undefined, 'no desk has this application');
  const { address, asked } = await askForCode(facts, { crypto: window.crypto, path: '/', silent: false });
  window.sessionStorage.setItem(consentKey, JSON.stringify(asked));
  window.location.assign(address);
}

/** Tells Teams how it went; Teams closes the window then. The code itself is thrown away: Teams gets its tokens by itself. */
export async function answerConsent(window: Window & typeof globalThis): Promise<void> {
  const asked = JSON.parse(window.sessionStorage.getItem(consentKey) ?? 'null') as Asked;
  window.sessionStorage.removeItem(consentKey);
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
