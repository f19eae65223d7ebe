import { defineAction } from '../definition/action.ts';
import type { Profile } from '../domain/microsoft-profile.ts';
import { assertFreeName, microsoftId, sealedCertificate, sealedSecret } from '../domain/profile-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Adds a Microsoft profile: an application registration with its secret or certificate. The first one becomes the default. */
export const addProfile = defineAction({
  name: 'profile.add',
  title: 'Add Microsoft profile',
  summary: 'Adds an application registration of Microsoft’s that this desk acts with.',
  phrases: ['add microsoft profile'],
  input: {
    name: field.text('Name', { max: 80 }),
    entraTenantId: field.text('Directory (tenant) id', { max: 60 }),
    clientId: field.text('Application (client) id', { max: 60 }),
    secret: field.text('Client secret (its value)', { max: 400, secret: true, optional: true }),
    expiresOn: field.day('The secret ends on', { optional: true }),
    certificate: field.text('Or certificate and private key (PEM)', { max: 20_000, lines: 6, secret: true, optional: true }),
  },
  permission: { grant: 'desk.administer' },
  audit: { record: ['name', 'entraTenantId', 'clientId', 'expiresOn'] },
  async run({ caller, profiles, microsoft, createdId, newId, now }, { name, secret, expiresOn, certificate, ...ids }) {
    if ((secret === undefined) === (certificate === undefined)) {
      const text = say`Give either the client secret or a certificate with its private key.`;
      throw new Failure('input', 'invalid', text, say`Nothing was changed.`, [{ field: 'secret', code: 'missing', text }]);
    }
    const clientId = microsoftId('clientId', 'Application (client) id', ids.clientId);
    const entraTenantId = microsoftId('entraTenantId', 'Directory (tenant) id', ids.entraTenantId);
    assertFreeName(name, await profiles.all());
    const self = { _id: createdId('profile'), tenantId: caller.tenant._id };
    const id = newId();
    const record = {
      name,
      clientId,
      entraTenantId,
      secrets: secret === undefined ? [] : [sealedSecret(microsoft, self, { id, secret, expiresOn }, now)],
      ...(certificate !== undefined && { certificate: sealedCertificate(microsoft, self, { id, pem: certificate }, now) }),
      status: 'active',
      source: 'entered',
    } satisfies Partial<Profile>;
    return {
      write: { create: 'profile', record },
      events: [{ type: 'profile.added', data: { name, clientId, entraTenantId } }],
      reply: {
        text: say`The Microsoft profile “${name}” is added. Test it before you bind anything to it.`,
        suggestions: [`test microsoft profile ${name}`],
      },
    };
  },
});
