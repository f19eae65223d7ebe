import { defineQuery } from '../definition/action.ts';
import { profileFacts } from '../domain/microsoft-profile.ts';
import { setupSnippets } from '../domain/setup-snippets.ts';
import { registrationFacts } from '../domain/teams-addresses.ts';
import { profileIdFor } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { say } from '../text/say.ts';

/** Shows what is to be entered in Microsoft's portals for Teams: addresses, scopes, permissions, and the link by which a Microsoft 365 administrator agrees. */
export const teamsSetup = defineQuery({
  name: 'teams.setup',
  title: 'Teams set-up',
  summary: 'Shows redirect addresses, scopes, permissions and the consent link for Teams.',
  phrases: ['teams setup'],
  input: {},
  permission: { grant: 'desk.administer' },
  async run({ integration, profiles, microsoft }) {
    const bindings = await integration();
    const id = profileIdFor(bindings, 'teams');
    const profile = id === undefined ? undefined : await profiles.byId(id);
    if (!profile)
      throw new Failure(
        'profile-missing',
        'missing',
        say`No Microsoft profile serves Teams yet.`,
        say`Add one, then bind Teams to it or make it the default.`,
      );
    const facts = registrationFacts(profile, microsoft.facts);
    const permissions = microsoft.facts.permissions ?? [];
    const sentences = [
      `Teams uses “${profile.name}”.`,
      `Messaging endpoint: ${facts.messagingEndpoint}.`,
      `Application id URI: ${facts.applicationIdUri}.`,
      `Redirect addresses: ${facts.redirectUris.join(', ')}.`,
      `Redirect address of the single-page application: ${facts.tabRedirectUri}.`,
      permissions.length ? `Application permissions: ${permissions.join(', ')}.` : '',
      `Consent link: ${facts.consentLink}`,
    ];
    const data = { profile: profileFacts(profile, bindings?.defaultProfile === id), ...facts, permissions };
    const { clientId, entraTenantId } = profile;
    const snippets = setupSnippets({ ...facts, clientId, entraTenantId, permissions });
    return { text: sentences.filter(Boolean).join(' '), snippets, data: { ...data, snippets } };
  },
});
