import { defineAction } from '../definition/action.ts';
import { hintOf, type Profile } from '../domain/microsoft-profile.ts';
import { microsoftId } from '../domain/profile-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Keeps the profile that the installation's settings give in step with them. The secret itself stays with the settings; only its ending is kept, to be shown. */
export const adoptEnvironmentProfile = defineAction({
  name: 'profile.adopt-environment',
  title: 'Take over the Microsoft settings',
  summary: 'Makes the profile that the settings of this installation give.',
  phrases: [],
  input: {
    entraTenantId: field.text('Directory (tenant) id', { max: 60, hidden: true }),
    clientId: field.text('Application (client) id', { max: 60, hidden: true }),
    secret: field.text('Client secret', { max: 400, secret: true, hidden: true }),
  },
  permission: { grant: 'system.act' },
  audit: { record: ['entraTenantId', 'clientId'] },
  async run({ profiles, now }, { secret, ...ids }) {
    const clientId = microsoftId('clientId', 'MICROSOFT_CLIENT_ID', ids.clientId);
    const entraTenantId = microsoftId('entraTenantId', 'MICROSOFT_TENANT_ID', ids.entraTenantId);
    const before = (await profiles.all()).find(({ source }) => source === 'environment');
    const secrets = [{ id: 'environment', cipher: '', hint: hintOf(secret), addedAt: before?.secrets[0]?.addedAt ?? now }];
    const reply = { text: say`The Microsoft settings of this installation are taken over.` };
    if (!before) {
      const record = {
        name: 'Default',
        clientId,
        entraTenantId,
        secrets,
        status: 'active',
        source: 'environment',
      } satisfies Partial<Profile>;
      return {
        write: { create: 'profile', record },
        events: [{ type: 'profile.added', data: { name: 'Default', clientId, entraTenantId } }],
        reply,
      };
    }
    const same =
      before.clientId === clientId && before.entraTenantId === entraTenantId && before.secrets[0]?.hint === hintOf(secret);
    if (same) return { reply };
    return {
      write: {
        update: 'profile',
        before,
        after: { ...before, clientId, entraTenantId, secrets: secrets.map((one) => ({ ...one, addedAt: now })) },
      },
      events: [{ type: 'profile.rotated', data: { credential: 'environment', secrets: 1 } }],
      reply,
    };
  },
});
