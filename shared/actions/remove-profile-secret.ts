import { defineAction } from '../definition/action.ts';
import { maskedSecret, type Profile } from '../domain/microsoft-profile.ts';
import { archivedReason, assertEntered } from '../domain/profile-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Takes the older secret (or the named one) out of a profile. The last thing it signs in with cannot be removed. */
export const removeProfileSecret = defineAction({
  name: 'profile.remove-secret',
  title: 'Remove secret of Microsoft profile',
  summary: 'Removes the older secret once the new one serves.',
  phrases: ['remove secret of microsoft profile {profile}'],
  input: {
    profile: field.reference('Microsoft profile', { of: ['profile'] }),
    ending: field.text('Last four characters of the secret to remove (the older one when left out)', { max: 4, optional: true }),
  },
  permission: { grant: 'desk.administer', scope: 'profile', unless: (_actor, record) => archivedReason(record as Profile) },
  audit: { subject: 'profile', record: ['profile'] },
  confirm: { text: 'The secret is deleted; Deskhand cannot give it back.' },
  async run(_context, { profile: { record: before }, ending }) {
    assertEntered(before);
    const gone = before.secrets.find(({ hint }) => ending === undefined || hint === ending);
    if (!gone)
      throw new Failure(
        'no-such-secret',
        'missing',
        say`This profile has no such secret.`,
        say`Look at the profile and name one of its secrets.`,
      );
    const secrets = before.secrets.filter(({ id }) => id !== gone.id);
    if (secrets.length === 0 && !before.certificate)
      throw new Failure(
        'last-secret',
        'conflict',
        say`That is the only secret of “${before.name}”; without it the profile could not sign in.`,
        say`Add the next secret first (rotate), or archive the profile.`,
      );
    return {
      write: { update: 'profile', before, after: { ...before, secrets } },
      events: [{ type: 'profile.secret-removed', data: { secretId: gone.id } }],
      reply: { text: say`The secret ${maskedSecret(gone)} of “${before.name}” is removed.` },
    };
  },
});
