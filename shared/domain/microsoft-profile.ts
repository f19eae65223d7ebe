import type { Day } from '../fields/field.ts';
import type { SecretPlace } from '../ports/microsoft-setup.ts';
import type { SaidBeside } from '../text/say.ts';
import type { Aggregate } from './records.ts';

/** A client secret as it is kept: sealed, with as much of it as may be shown. */
export interface ProfileSecret {
  id: string;
  /** Sealed for this tenant, profile and secret. */
  cipher: string;
  /** The last four characters. */
  hint: string;
  addedAt: Date;
  /** The day it ends, where whoever entered it said so. */
  expiresOn?: Day;
  /** Microsoft refused it; `undefined` while it serves. */
  refused?: { code: string; at: Date };
}

/** A certificate as it is kept: open, with its private key sealed. */
export interface ProfileCertificate {
  id: string;
  /** PEM. */
  certificate: string;
  keyCipher: string;
  /** `x5t#S256`. */
  thumbprint: string;
  subject: string;
  expiresAt: Date;
  addedAt: Date;
}

/** How a profile stands. Archived ones are kept for the record and serve nobody. */
export type ProfileStatus = 'active' | 'disabled' | 'archived';

/** A named Microsoft application registration that a tenant's consumers act with. */
export interface Profile extends Aggregate {
  name: string;
  clientId: string;
  entraTenantId: string;
  /** One or two; none where a certificate serves alone, or where the environment gives the secret. */
  secrets: ProfileSecret[];
  certificate?: ProfileCertificate;
  status: ProfileStatus;
  /** Why it is disabled. */
  reason?: string;
  /** `environment`: made from the settings of the installation, which keep the secret. */
  source: 'entered' | 'environment';
  /** What the last test found. */
  tested?: { at: Date; ok: boolean; code?: string; text: string; said?: SaidBeside<'text'> };
  /** The delegated connection, when there ever was one. */
  connection?: { state: 'connected' | 'dead'; at: Date; reason?: string };
  /** Which expiry notices were given: `credential id:days`. */
  warned?: string[];
}

const hintFrom = 12;

/** As much of a secret as may be shown: its last four characters, and nothing of one so short that they would help. */
export function hintOf(secret: string): string {
  return secret.length >= hintFrom ? secret.slice(-4) : '';
}

/** A secret as people see it. */
export function maskedSecret({ hint }: Pick<ProfileSecret, 'hint'>): string {
  return `…${hint}`;
}

/** An id as lists show it: `abcd…wxyz`. */
export function maskedId(id: string): string {
  return id.length > 10 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}

/** Where a secret of a profile belongs. */
export function secretPlace(profile: Pick<Profile, '_id' | 'tenantId'>, secretId: string): SecretPlace {
  return { tenantId: profile.tenantId, profileId: profile._id, field: `secret:${secretId}` };
}

/** Where the private key of a profile's certificate belongs. */
export function certificateKeyPlace(profile: Pick<Profile, '_id' | 'tenantId'>, certificateId: string): SecretPlace {
  return { tenantId: profile.tenantId, profileId: profile._id, field: `certificate-key:${certificateId}` };
}

/** When a secret that ends on this day is over: with the end of the day, UTC. */
export function endOfDay(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000);
}

/** Whether a secret's last day is over. */
export function isExpired({ expiresOn }: Pick<ProfileSecret, 'expiresOn'>, now: Date): boolean {
  return expiresOn !== undefined && endOfDay(expiresOn).getTime() <= now.getTime();
}

/** The profile without what is sealed: what may leave the door. */
export function withoutCiphers(profile: Profile): Profile {
  const secrets = profile.secrets.map((secret) => ({ ...secret, cipher: '' }));
  return { ...profile, secrets, ...(profile.certificate && { certificate: { ...profile.certificate, keyCipher: '' } }) };
}

/** What the profile signs in with, masked, newest last. */
export function credentialTexts(profile: Profile, now: Date): string[] {
  const secrets = profile.secrets.map((secret) => {
    const until = secret.expiresOn ? `, ${isExpired(secret, now) ? 'expired' : 'until'} ${secret.expiresOn}` : '';
    return `secret ${maskedSecret(secret)}${until}${secret.refused ? `, refused by Microsoft (${secret.refused.code})` : ''}`;
  });
  const { certificate } = profile;
  if (!certificate) return secrets;
  return [...secrets, `certificate ${certificate.thumbprint}, until ${certificate.expiresAt.toISOString().slice(0, 10)}`];
}

/** A profile as data for the tab, REST and the command line; nothing secret in it. */
export function profileFacts(profile: Profile, isDefault: boolean): object {
  const { _id: id, name, clientId, entraTenantId, status, reason, source, tested, connection, certificate } = profile;
  return {
    id,
    name,
    clientId,
    entraTenantId,
    status,
    ...(reason !== undefined && { reason }),
    source,
    isDefault,
    secrets: profile.secrets.map(({ cipher: _sealed, ...open }) => ({ ...open, hint: `…${open.hint}` })),
    ...(certificate && {
      certificate: { thumbprint: certificate.thumbprint, subject: certificate.subject, expiresAt: certificate.expiresAt },
    }),
    ...(tested && { tested }),
    ...(connection && { connection }),
  };
}
