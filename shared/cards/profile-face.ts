import { credentialTexts, type Profile } from '../domain/microsoft-profile.ts';
import type { Drawing } from './card-buttons.ts';
import { badges, heading, textBlock } from './elements.ts';
import type { Face } from './record-frame.ts';

/** How pressing each status of a profile is. */
export const profileGrounds = { active: 'good', disabled: 'warning', archived: 'emphasis' } as const;

/** What a Microsoft profile shows of itself: its ids, how it stands, and the masked endings of what it signs in with. */
export function profileFace(profile: Profile, { room, view }: Drawing): Face {
  room.take(900);
  const marks = [
    { text: 'Microsoft profile', ground: 'emphasis' as const },
    { text: profile.status, ground: profileGrounds[profile.status] },
  ];
  const lines = [
    `Application ${profile.clientId}`,
    `Tenant ${profile.entraTenantId}`,
    ...credentialTexts(profile, view.now),
    ...(profile.status === 'disabled' && profile.reason ? [profile.reason] : []),
    ...(profile.tested ? [`Last test: ${profile.tested.text}`] : []),
  ];
  const facts = lines.map((line) => textBlock(room.line(line, 200)));
  return { head: [heading(room.line(profile.name, 200)), badges(marks), ...facts] };
}
