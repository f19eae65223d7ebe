import { defineAction } from '../definition/action.ts';
import type { Profile } from '../domain/microsoft-profile.ts';
import { archivedReason } from '../domain/profile-rules.ts';
import { integrationWrite } from '../domain/teams-integration.ts';
import { field } from '../fields/field-builders.ts';
import { say, sayAll } from '../text/say.ts';

/** Makes a profile the one that serves every consumer without a binding of its own. */
export const setDefaultProfile = defineAction({
  name: 'profile.set-default',
  title: 'Make Microsoft profile the default',
  summary: 'Lets this profile serve everything that is bound to no other.',
  phrases: ['make microsoft profile {profile} the default'],
  input: {
    profile: field.reference('Microsoft profile', { of: ['profile'] }),
    onlyFirst: field.toggle('Only when there is no default yet', { hidden: true, initial: 'no' }),
  },
  permission: { grant: 'desk.administer', scope: 'profile', unless: (_actor, record) => archivedReason(record as Profile) },
  audit: { subject: 'profile', record: ['profile'] },
  async run({ integration, caller, now }, { profile: { record: profile }, onlyFirst }) {
    const before = await integration();
    const text = say`“${profile.name}” is the default profile.`;
    if (before?.defaultProfile === profile._id || (onlyFirst && before?.defaultProfile !== undefined)) return { reply: { text } };
    return {
      write: integrationWrite(before, { defaultProfile: profile._id }, { tenant: caller.tenant, now }),
      events: [{ type: 'profile.made-default', data: { profileId: profile._id, previousId: before?.defaultProfile } }],
      reply: { text: sayAll([text, say`It serves everything that is bound to no other.`]) },
    };
  },
});
