import type { InstallationFacts } from '../ports/microsoft-setup.ts';
import type { Profile } from './microsoft-profile.ts';

/** Teams' own applications, which a registration names so that nobody is asked to agree again. Source: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad */
const teamsClients = [
  { name: 'Teams on desktop and phones', clientId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' },
  { name: 'Teams in a browser', clientId: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346' },
] as const;

/** The name of the scope that tab and bot sign people in with. */
export const signInScope = 'access_as_user';

/** What is entered in Microsoft's portals for a registration. */
export interface RegistrationFacts {
  messagingEndpoint: string;
  /** Application id URI: `api://<host>/botid-<client id>`, in lower case. */
  applicationIdUri: string;
  redirectUris: string[];
  /** Where a plain browser comes back to; entered under “Single-page application”, which needs no secret. */
  tabRedirectUri: string;
  scope: string;
  authorizedClients: readonly { name: string; clientId: string }[];
  /** The page where a Microsoft 365 administrator agrees for everybody. */
  consentLink: string;
}

/** The registration facts of a profile at this installation. */
export function registrationFacts(
  profile: Pick<Profile, 'clientId' | 'entraTenantId'>,
  { publicUrl, authority }: InstallationFacts,
): RegistrationFacts {
  const host = URL.parse(publicUrl)?.host ?? 'localhost';
  const redirectUris = [
    `${publicUrl}/auth/connected`,
    `${publicUrl}/auth/end`,
    'https://token.botframework.com/.auth/web/redirect',
  ];
  const query = new URLSearchParams({ client_id: profile.clientId, redirect_uri: `${publicUrl}/auth/end` });
  const applicationIdUri = `api://${host}/botid-${profile.clientId}`.toLowerCase();
  return {
    messagingEndpoint: `${publicUrl}/api/messages`,
    applicationIdUri,
    redirectUris,
    tabRedirectUri: `${publicUrl}/tab/signed-in`,
    scope: `${applicationIdUri}/${signInScope}`,
    authorizedClients: teamsClients,
    consentLink: `${authority}/${profile.entraTenantId}/adminconsent?${query}`,
  };
}
