import type { DirectoryReport } from '../../../shared/domain/directory-run.ts';
import type { Member } from '../../../shared/domain/member.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Door } from '../../actions/execute.ts';
import type { Registry } from '../../actions/registry.ts';
import { systemCaller } from '../../actions/system-caller.ts';
import type { Graph } from '../../graph/gateway.ts';
import { userSelect } from '../../graph/operations/list-user-changes.ts';
import { readUser } from '../../graph/operations/read-user.ts';
import type { Log } from '../../http/log.ts';
import { memberCollection } from '../../records/collections.ts';
import type { HeldDirectory } from './directory-state.ts';
import type { DirectoryUsers } from './directory-users.ts';
import { matchMembers } from './match-members.ts';

/** What members follow their accounts with. */
export interface FollowParts {
  store: DocumentStore;
  door: Door;
  registry: Registry;
  log: Log;
  graph: Graph;
  users: DirectoryUsers;
  held: HeldDirectory;
  tenant: Tenant;
}

/** What became of the members. */
type Followed = Omit<DirectoryReport, 'startedAt' | 'endedAt' | 'whole' | 'seen'>;

const page = 1_000;
const most = 20;

async function allMembers({ store, tenant }: FollowParts): Promise<Member[]> {
  const members: Member[] = [];
  for (let after = ''; ; ) {
    const filter = { tenantId: tenant._id, _id: { $gt: after } };
    const some = await store.collection(memberCollection).find(filter, { sort: { _id: 1 }, limit: page });
    members.push(...some);
    if (some.length < page) return members;
    after = some.at(-1)!._id;
  }
}

/** Asks Microsoft about linked accounts that no reading told of: only an account that is known to be gone takes the link away. Answers how many could not be asked about. */
async function settleUnknown({ graph, users, held }: FollowParts, ids: readonly string[]): Promise<number> {
  let unsettled = 0;
  for (const id of ids) {
    const outcome = await graph.call(readUser, { path: { 'user-id': id }, query: { $select: userSelect } });
    const { round } = held.state;
    if (outcome.state === 'done') await users.keep([{ ...outcome.value, id }], round);
    else if (outcome.failure.code === 'graph-not-found') await users.keep([{ id, '@removed': { reason: 'deleted' } }], round);
    else unsettled += 1;
    await held.step({});
  }
  return unsettled;
}

/** Does one of the desk's own actions on a member; answers whether it was done. */
async function act(parts: FollowParts, name: string, member: Member, more: Record<string, unknown>): Promise<boolean> {
  const { door, registry, tenant, log, held } = parts;
  const action = registry.action(name);
  if (!action) throw new Error(`the action ${name} is missing`);
  await held.step({});
  const key = `${name}:${member._id}:${member.version}:${held.state.version}`;
  const outcome = await door.execute(action, { member: `member:${member._id}`, ...more }, systemCaller(tenant), { key });
  if (!outcome.ok)
    log.warn({ tenantId: tenant._id, member: member._id, code: outcome.failure.code }, 'a member could not follow their account');
  return outcome.ok;
}

/** Lets the members follow what is known of the users: through the door, each change by itself, those who lose their link first. */
export async function followUsers(parts: FollowParts): Promise<Followed> {
  const members = await allMembers(parts);
  const ids = members.flatMap(({ entraObjectId }) => (entraObjectId === undefined ? [] : [entraObjectId.toLowerCase()]));
  const told = await parts.users.byObjectId(ids);
  let unsettled = await settleUnknown(
    parts,
    ids.filter((id) => !told.has(id)),
  );
  const known = await parts.users.byObjectId(ids);
  const byAddress = await parts.users.byAddress(members.map(({ mail }) => mail.trim().toLowerCase()));
  const { link, unlink, unmatched, ambiguous } = matchMembers(members, known, byAddress);
  let unlinked = 0;
  let linked = 0;
  for (const { member, reason } of unlink) {
    const isDone = await act(parts, 'member.unlink', member, { entraObjectId: member.entraObjectId, reason });
    unlinked += isDone ? 1 : 0;
    unsettled += isDone ? 0 : 1;
  }
  for (const { member, user } of link) {
    const isDone = await act(parts, 'member.link', member, { entraObjectId: user.objectId });
    linked += isDone ? 1 : 0;
    unsettled += isDone ? 0 : 1;
  }
  const names = (some: readonly Member[]) => some.slice(0, most).map(({ name }) => name);
  const counts = { unmatched: unmatched.length, unmatchedNames: names(unmatched), ambiguous: ambiguous.length };
  return { linked, unlinked, ...counts, ambiguousNames: names(ambiguous), unsettled };
}
