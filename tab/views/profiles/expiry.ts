import type { ProfileFacts } from '../../../shared/api/setup-data.ts';
import type { Tone } from '../../../shared/api/views.ts';

const day = 24 * 3_600_000;

/** Something that a profile signs in with, and when it ends. */
export interface Credential {
  /** `secret` with its last characters, or the `certificate`. */
  kind: 'secret' | 'certificate';
  id: string;
  /** How it is told apart: `…Ab3d`, or the subject. */
  name: string;
  endsAt?: Date;
  /** Why Microsoft refused it. */
  refused?: string;
}

/** What a profile signs in with, oldest first. A secret serves to the end of its last day, UTC. */
export function credentialsOf({ secrets, certificate }: Pick<ProfileFacts, 'secrets' | 'certificate'>): Credential[] {
  const open = secrets.map(
    ({ id, hint, expiresOn, refused }): Credential => ({
      kind: 'secret',
      id,
      name: hint,
      ...(expiresOn !== undefined && { endsAt: new Date(Date.parse(`${expiresOn}T00:00:00Z`) + day) }),
      ...(refused && { refused: refused.code }),
    }),
  );
  if (!certificate) return open;
  const { thumbprint, subject, expiresAt } = certificate;
  return [...open, { kind: 'certificate', id: thumbprint, name: subject, endsAt: new Date(expiresAt) }];
}

/** How many days are left, a begun day counted whole; none once it has ended. `undefined` where nobody said when it ends. */
export function daysLeft({ endsAt }: Pick<Credential, 'endsAt'>, now: Date): number | undefined {
  return endsAt && Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / day));
}

/** How pressing it is: people are told 30, 14, 7 and 1 day before. */
export function expiryTone(days: number | undefined, isRefused: boolean): Tone {
  if (isRefused || (days !== undefined && days <= 7)) return 'attention';
  if (days !== undefined && days <= 30) return 'warning';
  return days === undefined ? 'neutral' : 'good';
}
