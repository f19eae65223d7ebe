import type { TeamsSetupFacts } from '../../../shared/api/setup-data.ts';
import { useTexts } from '../../text/use-texts.ts';
import { CopyRow } from './copy-row.tsx';

/** What is entered in Microsoft's portals for a registration, each to be copied. */
export function RegistrationRows({ facts }: { facts: TeamsSetupFacts }) {
  const { t } = useTexts();
  const {
    messagingEndpoint,
    applicationIdUri,
    redirectUris,
    tabRedirectUri,
    scope,
    authorizedClients,
    permissions,
    consentLink,
  } = facts;
  const scopeName = scope.split('/').at(-1)!;
  return (
    <div>
      <CopyRow label={t('registration.endpoint')} value={messagingEndpoint} />
      <CopyRow label={t('registration.id-uri')} value={applicationIdUri} />
      {redirectUris.map((uri) => (
        <CopyRow key={uri} label={t('registration.redirect')} value={uri} />
      ))}
      <CopyRow label={t('registration.spa')} value={tabRedirectUri} />
      <CopyRow label={t('registration.scope')} value={scopeName} />
      {authorizedClients.map(({ name, clientId }) => (
        <CopyRow key={clientId} label={t('registration.client', { name })} value={clientId} />
      ))}
      {permissions.map((permission) => (
        <CopyRow key={permission} label={t('registration.permission')} value={permission} />
      ))}
      <CopyRow label={t('registration.consent')} value={consentLink} />
    </div>
  );
}
