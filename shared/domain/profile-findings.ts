import type { Profile } from './microsoft-profile.ts';

/** What using a profile can show, as choices of a form. */
export const findings = [
  { value: 'secret-wrong', title: 'secret wrong' },
  { value: 'secret-expired', title: 'secret expired' },
  { value: 'connected', title: 'connected' },
  { value: 'grant-dead', title: 'grant dead' },
  { value: 'expiring', title: 'expiring' },
  { value: 'disabled', title: 'disabled' },
] as const;

/** Something that using a profile has shown. */
export type Finding = (typeof findings)[number]['value'];

/** The event that tells of each finding. */
export const findingEvents: { readonly [finding in Finding]: string } = {
  'secret-wrong': 'profile.secret-refused',
  'secret-expired': 'profile.secret-refused',
  connected: 'profile.connected',
  'grant-dead': 'profile.connection-died',
  expiring: 'profile.secret-expiring',
  disabled: 'profile.disabled',
};

/** A finding with what belongs to it. */
export interface Found {
  finding: Finding;
  credential?: string | undefined;
  days?: number | undefined;
  reason?: string | undefined;
}

/** The profile with the finding on it; `undefined` when it is there already. */
export function afterFinding(before: Profile, { finding, credential, days, reason }: Found, now: Date): Profile | undefined {
  if (finding === 'connected' || finding === 'grant-dead') {
    const state = finding === 'connected' ? 'connected' : 'dead';
    if (state === 'dead' && before.connection?.state === 'dead') return undefined;
    return { ...before, connection: { state, at: now, ...(reason !== undefined && { reason }) } };
  }
  if (finding === 'expiring') {
    const mark = `${credential}:${days}`;
    return before.warned?.includes(mark) ? undefined : { ...before, warned: [...(before.warned ?? []), mark] };
  }
  if (finding === 'disabled')
    return before.status === 'active' ? { ...before, status: 'disabled', reason: reason ?? '' } : undefined;
  const marked = before.secrets.find(({ id }) => id === credential);
  if (!marked || marked.refused?.code === finding) return undefined;
  return {
    ...before,
    secrets: before.secrets.map((one) => (one === marked ? { ...one, refused: { code: finding, at: now } } : one)),
  };
}
