import { defineQuery } from '../definition/action.ts';
import { maskedId, profileFacts } from '../domain/microsoft-profile.ts';
import { field } from '../fields/field-builders.ts';

/** Lists the Microsoft profiles of the desk, masked. */
export const listProfiles = defineQuery({
  name: 'profile.list',
  title: 'Microsoft profiles',
  summary: 'Lists the application registrations of Microsoft’s that this desk acts with.',
  phrases: ['microsoft profiles'],
  input: { archived: field.toggle('Archived ones too', { initial: 'no' }) },
  permission: { grant: 'desk.administer' },
  async run({ profiles, integration }, { archived }) {
    const defaultId = (await integration())?.defaultProfile;
    const shown = (await profiles.all()).filter(({ status }) => archived || status !== 'archived');
    const items = shown.map((profile) => ({
      ref: { kind: 'profile' as const, id: profile._id },
      title: profile.name,
      detail: [
        profile._id === defaultId ? 'default' : '',
        profile.status,
        profile.tested?.ok === false ? 'its last test failed' : '',
        `application ${maskedId(profile.clientId)}`,
      ]
        .filter(Boolean)
        .join(' · '),
    }));
    const count = items.length === 1 ? 'one Microsoft profile' : `${items.length || 'no'} Microsoft profiles`;
    return {
      text: `There ${items.length === 1 ? 'is' : 'are'} ${count}.`,
      list: { title: 'Microsoft profiles', items, empty: 'Nobody has added one yet.' },
      data: { profiles: shown.map((profile) => profileFacts(profile, profile._id === defaultId)) },
    };
  },
});
