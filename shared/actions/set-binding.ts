import { defineAction } from '../definition/action.ts';
import { archivedReason } from '../domain/profile-rules.ts';
import { consumerTitles, integrationWrite } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { consumerOptions } from '../fields/consumer-options.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Binds a consumer to a profile; without one it is served by the default again. */
export const setBinding = defineAction({
  name: 'binding.set',
  title: 'Bind to Microsoft profile',
  summary: 'Says which Microsoft profile serves Teams, mail, calendar and the others.',
  phrases: ['bind {consumer} to microsoft profile {profile}'],
  input: {
    consumer: field.choice('What is bound', { options: consumerOptions }),
    profile: field.reference('Microsoft profile (the default when left out)', { of: ['profile'], optional: true }),
  },
  permission: { grant: 'desk.administer' },
  audit: { record: ['consumer', 'profile'] },
  async run({ integration, caller, now }, { consumer, profile }) {
    const archived = profile && archivedReason(profile.record);
    if (archived) throw new Failure('profile-archived', 'conflict', archived, say`Choose a profile that is in use.`);
    const home = caller.tenant.entraTenantId;
    const mustBeHome = consumer === 'directory' || consumer === 'sign-in';
    if (profile && mustBeHome && home !== undefined && profile.record.entraTenantId !== home)
      throw new Failure(
        'other-organisation',
        'conflict',
        say`“${profile.record.name}” belongs to another organisation than this desk, whose members ${word(consumerTitles[consumer])} is about.`,
        say`Choose a profile of the desk’s own Entra tenant.`,
      );
    const before = await integration();
    const title = word(consumerTitles[consumer]);
    const name = profile ? `“${profile.record.name}”` : word('the default profile');
    if (before?.bindings[consumer] === profile?.record._id) return { reply: { text: say`${title} uses ${name}.` } };
    const { [consumer]: previousId, ...others } = before?.bindings ?? {};
    const bindings = { ...others, ...(profile && { [consumer]: profile.record._id }) };
    return {
      write: integrationWrite(before, { bindings }, { tenant: caller.tenant, now }),
      events: [{ type: 'binding.set', data: { consumer, profileId: profile?.record._id, previousId } }],
      reply: { text: say`${title} now uses ${name}.` },
    };
  },
});
