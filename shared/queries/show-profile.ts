import { defineQuery } from '../definition/action.ts';
import { credentialTexts, profileFacts, withoutCiphers } from '../domain/microsoft-profile.ts';
import { consumerList, servedBy } from '../domain/teams-integration.ts';
import { field } from '../fields/field-builders.ts';

/** Shows one Microsoft profile: its ids, what it signs in with (masked), whom it serves, what its last test found. */
export const showProfile = defineQuery({
  name: 'profile.show',
  title: 'Show Microsoft profile',
  summary: 'Shows a Microsoft profile, its masked secrets and whom it serves.',
  phrases: ['microsoft profile {profile}'],
  input: { profile: field.reference('Microsoft profile', { of: ['profile'] }) },
  permission: { grant: 'desk.administer', scope: 'profile' },
  async run({ integration, now }, { profile: { record } }) {
    const bindings = await integration();
    const isDefault = bindings?.defaultProfile === record._id;
    const served = servedBy(bindings, record._id);
    const sentences = [
      `“${record.name}” is ${record.status}${isDefault ? ' and the default' : ''}.`,
      record.reason && record.status === 'disabled' ? record.reason : '',
      `It signs in with ${credentialTexts(record, now).join(' and ') || 'nothing'}.`,
      served.length ? `It serves ${consumerList(served)}.` : 'It serves nobody.',
    ];
    return {
      text: sentences.filter(Boolean).join(' '),
      show: { kind: 'profile' as const, record: withoutCiphers(record) },
      data: { ...profileFacts(record, isDefault), serves: served },
    };
  },
});
