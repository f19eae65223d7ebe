import { defineAction } from '../definition/action.ts';
import type { Profile } from '../domain/microsoft-profile.ts';
import { archivedReason, assertEntered } from '../domain/profile-rules.ts';
import { consumerList, servedBy } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Puts a profile out of use for good. Refused while anything is bound to it, naming what. */
export const archiveProfile = defineAction({
  name: 'profile.archive',
  title: 'Archive Microsoft profile',
  summary: 'Puts a Microsoft profile out of use; refused while anything is bound to it.',
  phrases: ['archive microsoft profile {profile}'],
  input: { profile: field.reference('Microsoft profile', { of: ['profile'] }) },
  permission: { grant: 'desk.administer', scope: 'profile', unless: (_actor, record) => archivedReason(record as Profile) },
  audit: { subject: 'profile', record: ['profile'] },
  confirm: { text: 'The profile is put out of use for good and its secrets are deleted.' },
  async run({ integration }, { profile: { record: before } }) {
    assertEntered(before);
    const bindings = await integration();
    const served = servedBy(bindings, before._id);
    if (served.length > 0 || bindings?.defaultProfile === before._id) {
      const isDefault = bindings?.defaultProfile === before._id;
      const whom = consumerList(served);
      const use = served.length > 1 ? say`${whom} use it` : say`${whom} uses it`;
      const text = !isDefault
        ? say`“${before.name}” cannot be archived: ${use}.`
        : served.length > 0
          ? say`“${before.name}” cannot be archived: it is the default profile and ${use}.`
          : say`“${before.name}” cannot be archived: it is the default profile and nothing else would serve what is not bound.`;
      const remedy = isDefault
        ? say`Make another profile the default and bind these to it first.`
        : say`Bind these to another profile first.`;
      throw new Failure('profile-bound', 'conflict', text, remedy);
    }
    const { certificate: _gone, ...rest } = before;
    return {
      // What it signed in with is of no more use, so it is not kept.
      write: { update: 'profile', before, after: { ...rest, secrets: [], status: 'archived' } as Profile },
      events: [{ type: 'profile.archived' }],
      reply: { text: say`“${before.name}” is archived; its secrets are deleted.` },
    };
  },
});
