import { endOfDay, type Profile } from './microsoft-profile.ts';

/** How many days before a credential ends people are told; each once. */
const expiryThresholds = [30, 14, 7, 1] as const;

const day = 24 * 3_600_000;

/** When each thing that a profile signs in with ends, as far as it is known. */
export function credentialEnds(profile: Profile): { id: string; at: Date }[] {
  return [
    ...profile.secrets.flatMap(({ id, expiresOn }) => (expiresOn === undefined ? [] : [{ id, at: endOfDay(expiresOn) }])),
    ...(profile.certificate ? [{ id: profile.certificate.id, at: profile.certificate.expiresAt }] : []),
  ];
}

/** The notices that are due for a profile: for each credential the nearest threshold that was reached and not told yet. What has ended already is told by its refusal, not here. */
export function dueExpiryNotices(profile: Profile, now: Date): { credential: string; days: number }[] {
  if (profile.status === 'archived') return [];
  return credentialEnds(profile).flatMap(({ id, at }) => {
    const left = at.getTime() - now.getTime();
    const days = expiryThresholds.findLast((threshold) => left <= threshold * day);
    if (left <= 0 || days === undefined || profile.warned?.includes(`${id}:${days}`)) return [];
    return [{ credential: id, days }];
  });
}
