import { defineAction } from '../definition/action.ts';
import type { Profile } from '../domain/microsoft-profile.ts';
import { archivedReason, assertFreeName } from '../domain/profile-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Gives a Microsoft profile another name. */
export const renameProfile = defineAction({
  name: 'profile.rename',
  title: 'Rename Microsoft profile',
  summary: 'Gives a Microsoft profile another name.',
  phrases: ['rename microsoft profile {profile} to {name}'],
  input: { profile: field.reference('Microsoft profile', { of: ['profile'] }), name: field.text('New name', { max: 80 }) },
  permission: { grant: 'desk.administer', scope: 'profile', unless: (_actor, record) => archivedReason(record as Profile) },
  audit: { subject: 'profile', record: ['profile', 'name'] },
  async run({ profiles }, { profile: { record: before }, name }) {
    assertFreeName(name, await profiles.all(), before._id);
    return {
      write: { update: 'profile', before, after: { ...before, name } },
      events: [{ type: 'profile.renamed', data: { from: before.name, to: name } }],
      reply: { text: say`“${before.name}” is now called “${name}”.` },
    };
  },
});
