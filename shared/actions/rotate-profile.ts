import { defineAction } from '../definition/action.ts';
import { isExpired, type Profile } from '../domain/microsoft-profile.ts';
import { archivedReason, assertEntered, sealedCertificate, sealedSecret } from '../domain/profile-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say, sayAll } from '../text/say.ts';

/** Gives a profile a further secret, or another certificate. The old secret goes on serving until it is removed or expires. */
export const rotateProfile = defineAction({
  name: 'profile.rotate',
  title: 'Rotate secret of Microsoft profile',
  summary: 'Adds the next secret, or another certificate; the old secret stays until you remove it.',
  phrases: ['rotate microsoft profile {profile}'],
  input: {
    profile: field.reference('Microsoft profile', { of: ['profile'] }),
    secret: field.text('New client secret (its value)', { max: 400, secret: true, optional: true }),
    expiresOn: field.day('It ends on', { optional: true }),
    certificate: field.text('Or new certificate and private key (PEM)', { max: 20_000, lines: 6, secret: true, optional: true }),
  },
  permission: { grant: 'desk.administer', scope: 'profile', unless: (_actor, record) => archivedReason(record as Profile) },
  audit: { subject: 'profile', record: ['profile', 'expiresOn'] },
  async run({ microsoft, newId, now }, { profile: { record: before }, secret, expiresOn, certificate }) {
    assertEntered(before);
    if ((secret === undefined) === (certificate === undefined)) {
      const text = say`Give either the new client secret or a certificate with its private key.`;
      throw new Failure('input', 'invalid', text, say`Nothing was changed.`, [{ field: 'secret', code: 'missing', text }]);
    }
    const kept = before.secrets.filter((one) => !isExpired(one, now));
    if (secret !== undefined && kept.length >= 2)
      throw new Failure(
        'two-secrets',
        'conflict',
        say`“${before.name}” has two secrets already, which is as many as a rotation needs.`,
        say`Remove the older one first: “remove secret of microsoft profile ${before.name}”.`,
      );
    const id = newId();
    // What the last test found was said of what it signed in with before.
    const { tested: _past, ...untested } = before;
    const after: Profile = {
      ...untested,
      secrets: secret === undefined ? kept : [...kept, sealedSecret(microsoft, before, { id, secret, expiresOn }, now)],
      ...(certificate !== undefined && { certificate: sealedCertificate(microsoft, before, { id, pem: certificate }, now) }),
    };
    const what = secret === undefined ? 'certificate' : 'secret';
    return {
      write: { update: 'profile', before, after },
      events: [{ type: 'profile.rotated', data: { credential: what, secrets: after.secrets.length } }],
      reply: {
        text: sayAll([
          what === 'secret' ? say`“${before.name}” has a new secret.` : say`“${before.name}” has a new certificate.`,
          what === 'secret' && kept.length > 0 && say`The old secret serves as well until you remove it.`,
          say`Test the profile now.`,
        ]),
        suggestions: [`test microsoft profile ${before.name}`],
      },
    };
  },
});
