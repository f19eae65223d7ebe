import { type Member, roleTitles } from '../domain/member.ts';
import type { Drawing } from './card-buttons.ts';
import { badges, factSet, heading } from './elements.ts';
import type { Face } from './record-frame.ts';

/** What a member shows of themselves: roles, mail address, zone. */
export function memberFace(member: Member, { room }: Drawing): Face {
  room.take(800);
  const roles = member.roles.map((role) => roleTitles[role]).join(', ');
  const facts = [
    { title: 'Roles', value: roles || 'None' },
    { title: 'Mail', value: room.line(member.mail, 254) },
    { title: 'Time zone', value: room.line(member.zone, 60) },
  ];
  const mark = member.active ? { text: 'Active', ground: 'good' as const } : { text: 'Disabled', ground: 'warning' as const };
  return {
    head: [heading(room.line(member.name, 200)), badges([{ text: 'Member', ground: 'emphasis' }, mark]), ...factSet(facts)],
  };
}
