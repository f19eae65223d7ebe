import { Failure } from '../errors/failure.ts';
import type { MicrosoftSetup } from '../ports/microsoft-setup.ts';
import { type Said, type Sentence, say, word } from '../text/say.ts';
import {
  certificateKeyPlace,
  hintOf,
  isExpired,
  type Profile,
  type ProfileCertificate,
  type ProfileSecret,
  secretPlace,
} from './microsoft-profile.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function wrong(field: string, text: Said): Failure {
  return new Failure('input', 'invalid', text, say`Correct it and send it again; nothing was changed.`, [
    { field, code: 'invalid', text },
  ]);
}

/** An id of Microsoft's in lower case. Throws `Failure` `input` for what is none. */
export function microsoftId(field: string, label: string, text: string): string {
  const id = text
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
  if (guid.test(id) && !/^[0-]+$/.test(id)) return id;
  throw wrong(field, say`${word(label)}: this is no id of Microsoft’s. It looks like 1b4e28ba-2fa1-41d2-883f-0016d3cca427.`);
}

/** Refuses a name that another profile in use has. */
export function assertFreeName(name: string, others: readonly Profile[], ownId?: string): void {
  const key = name.toLowerCase();
  const taken = others.find((one) => one._id !== ownId && one.status !== 'archived' && one.name.toLowerCase() === key);
  if (taken) throw wrong('name', say`Another profile is called “${taken.name}”. Choose another name.`);
}

/** The secret as the profile keeps it. Throws `Failure` `secret-key-missing` where there is no key to seal it with. */
export function sealedSecret(
  setup: MicrosoftSetup,
  profile: Pick<Profile, '_id' | 'tenantId'>,
  entered: { id: string; secret: string; expiresOn?: string | undefined },
  now: Date,
): ProfileSecret {
  const { id, secret, expiresOn } = entered;
  if (guid.test(secret))
    throw wrong('secret', say`Secret: this looks like the secret’s id. Enter its value, which Microsoft shows once.`);
  if (isExpired(entered, now))
    throw wrong('expiresOn', say`The secret ends on: ${expiresOn ?? ''} is over, so Microsoft would refuse it.`);
  const cipher = setup.seal(secretPlace(profile, id), secret);
  return { id, cipher, hint: hintOf(secret), addedAt: now, ...(expiresOn !== undefined && { expiresOn }) };
}

/** The certificate as the profile keeps it, its private key sealed. Throws `Failure` for PEM that cannot be read or has expired. */
export function sealedCertificate(
  setup: MicrosoftSetup,
  profile: Pick<Profile, '_id' | 'tenantId'>,
  entered: { id: string; pem: string },
  now: Date,
): ProfileCertificate {
  const { certificate, key, thumbprint, subject, expiresAt } = setup.readCertificate(entered.pem);
  if (expiresAt <= now) throw wrong('certificate', say`Certificate: this one ended on ${expiresAt.toISOString().slice(0, 10)}.`);
  const keyCipher = setup.seal(certificateKeyPlace(profile, entered.id), key);
  return { id: entered.id, certificate, keyCipher, thumbprint, subject, expiresAt, addedAt: now };
}

/** Refuses changes to what the environment gives. */
export function assertEntered(profile: Profile): void {
  if (profile.source === 'entered') return;
  throw new Failure(
    'given-by-environment',
    'denied',
    say`“${profile.name}” is given by the settings of this installation.`,
    say`Change MICROSOFT_TENANT_ID, MICROSOFT_CLIENT_ID or MICROSOFT_CLIENT_SECRET where Deskhand runs, and start it again.`,
  );
}

/** Refuses an archived profile for anything but looking at it. */
export function archivedReason(profile: Profile): Sentence | undefined {
  return profile.status === 'archived' ? say`“${profile.name}” is archived.` : undefined;
}
