import { createHash, X509Certificate } from 'node:crypto';
import type { AppCertificate, AppSecret, AppSeed, EntraApp, EntraUser, UserSeed } from './entra-types.ts';
import { derivedUuid } from './well-known.ts';

const twoYears = 2 * 365 * 24 * 3_600_000;

/** A certificate as an app registration keeps it. Throws when the PEM cannot be read. */
export function certificateOf(pem: string): AppCertificate {
  const certificate = new X509Certificate(pem);
  const digest = (algorithm: string) => createHash(algorithm).update(certificate.raw).digest('base64url');
  return {
    keyId: derivedUuid('certificate', digest('sha256')),
    displayName: certificate.subject.replaceAll('\n', ', '),
    pem,
    thumbprint: digest('sha1'),
    thumbprint256: digest('sha256'),
    startsAt: new Date(certificate.validFrom).toISOString(),
    endsAt: new Date(certificate.validTo).toISOString(),
  };
}

/** A secret that is good from now on. */
export function secretOf(appId: string, value: string, now: Date, endsAt?: string): AppSecret {
  return {
    keyId: derivedUuid('secret', appId, value),
    displayName: 'Deskhand',
    value,
    startsAt: now.toISOString(),
    endsAt: endsAt ?? new Date(now.getTime() + twoYears).toISOString(),
  };
}

/** The app registration that a seed describes. */
export function appOf(entraTenantId: string, seed: AppSeed, asksFor: EntraApp['asksFor'], now: Date): EntraApp {
  return {
    appId: seed.appId,
    name: seed.name ?? 'Deskhand',
    entraTenantId,
    isMultiTenant: seed.isMultiTenant === true,
    secrets: seed.secret === undefined ? [] : [secretOf(seed.appId, seed.secret, now, seed.secretEndsAt)],
    certificates: (seed.certificates ?? []).map(certificateOf),
    redirectUris: seed.redirectUris ?? [],
    spaRedirectUris: seed.spaRedirectUris ?? [],
    identifierUri: seed.identifierUri ?? `api://${seed.appId}`,
    tokenVersion: seed.tokenVersion ?? 2,
    assignmentRequired: false,
    assigned: [],
    asksFor,
  };
}

/** The person whom a seed describes. */
export function userOf(seed: UserSeed, now: Date): EntraUser {
  const [givenName, ...rest] = seed.displayName.split(' ');
  return {
    givenName: givenName ?? null,
    surname: rest.length > 0 ? rest.join(' ') : null,
    mail: seed.userPrincipalName,
    accountEnabled: true,
    userType: 'Member',
    jobTitle: null,
    department: null,
    officeLocation: null,
    mobilePhone: null,
    businessPhones: [],
    preferredLanguage: null,
    createdDateTime: now.toISOString(),
    ...seed,
  };
}
