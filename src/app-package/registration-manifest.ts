import { registrationFacts } from '../../shared/domain/teams-addresses.ts';
import { allOperations } from '../graph/all-operations.ts';
import type { GraphOperation } from '../graph/operation.ts';
import { publicAuthority } from '../identity/tokens/token-endpoint.ts';
import type { ManifestPart } from './derive-manifest.ts';

const place = (name: string) => `${'$'}{{${name}}}`;
const standIn = { host: 'host.example', clientId: '00000000-0000-4000-8000-000000000000' };

/** An address of ours with the places that the toolkit fills in. */
function withPlaces(text: string): string {
  return text.replace(standIn.host, place('HOST')).replace(standIn.clientId, place('AAD_APP_CLIENT_ID'));
}

/** The application registration as the toolkit makes it: the addresses, the scope and Teams' own applications that the set-up shows, and each application permission of Graph's that an operation takes. */
export function registrationManifest(): ManifestPart {
  const facts = registrationFacts(
    { clientId: standIn.clientId, entraTenantId: '' },
    { publicUrl: `https://${standIn.host}`, authority: publicAuthority },
  );
  const scopeId = place('AAD_APP_ACCESS_AS_USER_PERMISSION_ID');
  const roles = allOperations.flatMap(({ permission }: GraphOperation) => permission.application ?? []);
  const consent = 'Sign in to Deskhand';
  const scope = {
    id: scopeId,
    value: facts.scope.split('/').at(-1),
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: consent,
    adminConsentDescription: 'Lets Teams sign people in to Deskhand.',
    userConsentDisplayName: consent,
    userConsentDescription: 'Lets Teams sign you in to Deskhand.',
  };
  return {
    id: place('AAD_APP_OBJECT_ID'),
    appId: place('AAD_APP_CLIENT_ID'),
    displayName: 'Deskhand',
    signInAudience: 'AzureADMyOrg',
    identifierUris: [withPlaces(facts.applicationIdUri)],
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [scope],
      preAuthorizedApplications: facts.authorizedClients.map(({ clientId }) => ({
        appId: clientId,
        delegatedPermissionIds: [scopeId],
      })),
    },
    web: {
      redirectUris: facts.redirectUris.map(withPlaces),
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    },
    requiredResourceAccess: [
      {
        resourceAppId: 'Microsoft Graph',
        resourceAccess: [...[...new Set(roles)].sort().map((id) => ({ id, type: 'Role' })), { id: 'User.Read', type: 'Scope' }],
      },
    ],
  };
}
