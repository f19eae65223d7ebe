import { authentication } from '@microsoft/teams-js';
import { ErrorCode, ErrorWithCode, TeamsUserCredential } from '@microsoft/teamsfx';
import { consentPage } from './consent-window.ts';
import { SignInNeeded } from './host.ts';
import { readConfig } from './read-config.ts';
import { troubleOf } from './teams-trouble.ts';

/** How teamsfx wraps what the window answered. */
const wrapping = /^Consent failed for the scope .* with error: /s;

async function throughTeamsfx(clientId: string, scopes: string[], page: string): Promise<'asked' | 'no-token'> {
  try {
    await new TeamsUserCredential({ clientId, initiateLoginEndpoint: page }).login(scopes);
    return 'asked';
  } catch (error) {
    // teamsfx wants a token before it asks, and without consent there is none as a rule.
    if (!(error instanceof ErrorWithCode) || error.code === ErrorCode.InternalError) return 'no-token';
    throw troubleOf(new Error(error.message.replace(wrapping, '')));
  }
}

/** Asks the person for consent in a window of Teams. Throws `SignInNeeded` when it was declined, closed or never opened. Teams opens windows over https alone. */
export async function askForConsent(entraTenantId: string): Promise<void> {
  const { signIn, publicUrl } = await readConfig(entraTenantId);
  if (!signIn) throw new SignInNeeded('unknown-desk');
  const { clientId, scopes } = signIn;
  const page = consentPage(publicUrl, entraTenantId);
  if ((await throughTeamsfx(clientId, scopes, page)) === 'asked') return;
  const url = `${page}?clientId=${encodeURIComponent(clientId)}`;
  await authentication.authenticate({ url, width: 600, height: 535 }).catch((error: unknown) => {
    throw troubleOf(error);
  });
}
