import { say } from '../../../shared/text/say.ts';
import type { Graph } from '../../graph/gateway.ts';
import { GraphFailure } from '../../graph/graph-failure.ts';
import { listUserChanges, userSelect } from '../../graph/operations/list-user-changes.ts';
import { pagesOf } from '../../graph/paging.ts';
import type { HeldDirectory } from './directory-state.ts';
import type { DirectoryUsers } from './directory-users.ts';

/** Refusals after which reading begins again from nothing: of a cursor that is too old, damaged, or leads in a circle. */
const cursorGone: ReadonlySet<string> = new Set([
  'graph-cursor-expired',
  'graph-paging-loop',
  'graph-link-not-trusted',
  'graph-request-refused',
  'graph-not-found',
]);

async function readOn(
  graph: Graph,
  users: DirectoryUsers,
  held: HeldDirectory,
  seen: Set<string>,
  onPage?: (count: number) => void,
): Promise<void> {
  const { cursor } = held.state;
  const call = { path: {}, query: { $select: userSelect }, ...(cursor !== undefined && { link: cursor }) };
  let ended = false;
  for await (const page of pagesOf(graph, listUserChanges, call)) {
    for (const id of await users.keep(page.items, held.state.round)) seen.add(id);
    onPage?.(seen.size);
    const next = page.next ?? page.delta;
    ended = page.delta !== undefined;
    // The last cursor is written by the end of the run, when the members have followed as well.
    if (page.next !== undefined) await held.step({ cursor: page.next });
    else if (next !== undefined) held.state = { ...held.state, cursor: next };
  }
  if (ended) return;
  const text = say`Microsoft Graph ended the list of users without saying where to read on.`;
  throw new GraphFailure({
    code: 'graph-page-unreadable',
    kind: 'offline',
    text,
    remedy: say`Nothing has to be done: it is read again with the next run.`,
  });
}

/**
 * Reads all users, or what has changed since the last run, to the end, and keeps each page before the cursor that comes after it.
 * A cursor that Microsoft no longer knows begins a whole reading, once. Answers the users told of; the new cursor is in `held.state`, not stored yet. `onPage` is told after each page how many there are.
 */
export async function readUsers(
  graph: Graph,
  users: DirectoryUsers,
  held: HeldDirectory,
  onPage?: (count: number) => void,
): Promise<Set<string>> {
  const seen = new Set<string>();
  const begin = () => held.step({ cursor: null, round: held.state.round + 1, whole: true });
  if (held.state.cursor === undefined) await begin();
  const hadCursor = held.state.cursor !== undefined;
  try {
    await readOn(graph, users, held, seen, onPage);
  } catch (error) {
    if (!(error instanceof GraphFailure) || !cursorGone.has(error.code)) throw error;
    await begin();
    if (!hadCursor) throw error;
    seen.clear();
    await readOn(graph, users, held, seen, onPage);
  }
  if (held.state.whole) await users.forgetBefore(held.state.round);
  return seen;
}
