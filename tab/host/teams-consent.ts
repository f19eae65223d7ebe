import { authentication } from '@microsoft/teams-js';
import { TeamsUserCredential } from '@microsoft/teamsfx';
import type { SignInFacts } from '../../shared/api/answers.ts';
import { consentPath } from './consent-window.ts';
import { troubleOf } from './teams-trouble.ts';

/** Asks the person for consent in a window of Teams. Throws `SignInNeeded` when it was declined. */
export async function askForConsent({ clientId, scopes }: SignInFacts, publicUrl: string): Promise<void> {
  const page = `${publicUrl}${consentPath}`;
  try {
    const credential = new TeamsUserCredential({ clientId, initiateLoginEndpoint: page });
    await credential.login(scopes);
  } catch {
    // teamsfx wants a token before it asks, and without consent there may be none: then the same window opens without it.
    const url = `${page}?clientId=${encodeURIComponent(clientId)}`;
    await authentication.authenticate({ url, width: 600, height: 535 }).catch((error: unknown) => {
      throw troubleOf(error);
    });
  }
}
