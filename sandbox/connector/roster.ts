import type { JsonObject } from '../json.ts';
import type { Conversation, TeamsPerson } from '../teams/teams-types.ts';
import type { TeamsWorld } from '../teams/teams-world.ts';

/** A person as the connector lists them; the bot itself is never in the list. */
export function memberOf(person: TeamsPerson, conversation: Conversation): JsonObject {
  const [givenName, ...rest] = person.name.split(' ');
  const isGuest = person.outsider === true && person.entraTenantId === conversation.entraTenantId;
  return {
    id: person.userId,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    tenantId: person.entraTenantId,
    userRole: isGuest ? 'guest' : 'user',
  };
}

/** The people of a conversation, in the order in which they were added. */
export function rosterOf(world: TeamsWorld, conversation: Conversation): readonly JsonObject[] {
  return conversation.members.map((id) => memberOf(world.person(id), conversation));
}

/** One page of the roster; a continuation token is given while there is more. */
export function rosterPage(roster: readonly JsonObject[], pageSize: number, token: string | null): JsonObject {
  const from = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString()) || 0;
  const size = Math.min(Math.max(1, pageSize || 200), 500);
  const next = from + size;
  const members = roster.slice(from, next);
  return next < roster.length ? { members, continuationToken: Buffer.from(String(next)).toString('base64url') } : { members };
}
