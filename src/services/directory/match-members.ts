import type { Member } from '../../../shared/domain/member.ts';
import { type DirectoryUser, mayBeMember } from './directory-users.ts';

/** Why a member loses their link. */
export type UnlinkReason = 'removed' | 'disabled' | 'guest';

/** What is to become of the members. */
export interface Matching {
  link: { member: Member; user: DirectoryUser }[];
  unlink: { member: Member; reason: UnlinkReason }[];
  unmatched: Member[];
  ambiguous: Member[];
}

function lostBy(user: DirectoryUser): UnlinkReason | undefined {
  if (user.removed) return 'removed';
  if (!user.enabled) return 'disabled';
  return user.guest ? 'guest' : undefined;
}

/** Says which members get or lose a link. An account belongs to one member; what fits several ways is left as it is. `linked` knows the accounts of the linked members, `byAddress` who may be linked. */
export function matchMembers(
  members: readonly Member[],
  linked: ReadonlyMap<string, DirectoryUser>,
  byAddress: ReadonlyMap<string, readonly DirectoryUser[]>,
): Matching {
  const matching: Matching = { link: [], unlink: [], unmatched: [], ambiguous: [] };
  const taken = new Set<string>();
  const free: Member[] = [];
  for (const member of members) {
    const id = member.entraObjectId?.toLowerCase();
    const user = id === undefined ? undefined : linked.get(id);
    const reason = user && lostBy(user);
    if (reason) matching.unlink.push({ member, reason });
    if (id === undefined || reason) free.push(member);
    else taken.add(id);
  }
  const fitting = free.map((member) => ({
    member,
    users: (byAddress.get(member.mail.trim().toLowerCase()) ?? []).filter(mayBeMember),
  }));
  const claims = Map.groupBy(
    fitting.flatMap(({ users }) => users),
    ({ objectId }) => objectId,
  );
  for (const { member, users } of fitting) {
    const [user] = users;
    const isOne = users.length === 1 && !taken.has(user!.objectId) && claims.get(user!.objectId)!.length === 1;
    if (user && isOne) matching.link.push({ member, user });
    else if (user) matching.ambiguous.push(member);
    else if (member.active) matching.unmatched.push(member);
  }
  return matching;
}
