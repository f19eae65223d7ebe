import type { GraphSubscription } from '../../graph/operations/create-subscription.ts';
import type { HeldSubscription } from './held-subscriptions.ts';
import type { Wish } from './wish.ts';

/** One step that brings subscriptions nearer to what is wished. */
export type Step =
  /** Graph has it, and its answer was lost. */
  | { do: 'adopt'; held: HeldSubscription; graph: GraphSubscription }
  /** It is nowhere any more, or nothing of ours can reach it. */
  | { do: 'forget'; held: HeldSubscription }
  /** Another one is to take its place; it serves until that one does. */
  | { do: 'retire'; held: HeldSubscription }
  | { do: 'make'; wish: Wish }
  | { do: 'renew'; held: HeldSubscription; wish: Wish }
  | { do: 'reauthorize'; held: HeldSubscription }
  /** It ends at Graph; `held` is absent for one that nobody here knows. */
  | { do: 'end'; graphId: string; held?: HeldSubscription };

/** What is compared. All of one application in one organisation. */
export interface Compared {
  wishes: readonly Wish[];
  held: readonly HeldSubscription[];
  /** What Graph lists, of every address. */
  listed: readonly GraphSubscription[];
  /** The application and organisation that the wishes are asked for with. */
  as: { clientId: string; entraTenantId: string };
  /** What the addresses of this tenant's subscriptions begin with. */
  base: string;
  /** The key for which contents are to be encrypted; absent where there is none. */
  certificateId?: string | undefined;
  now: Date;
}

/** How long a list of Graph's may not show yet what was made, in milliseconds. */
export const listLag = 120_000;
const order = ['forget', 'adopt', 'retire', 'make', 'renew', 'reauthorize', 'end'] as const;

/** Whether what is held is still what is wished. */
function fits(held: HeldSubscription, wish: Wish, { base, certificateId }: Compared): boolean {
  const isSame = held.resource === wish.resource && held.changeTypes === wish.changeTypes && held.url === `${base}${held.slot}`;
  return isSame && (!wish.rich || held.certificateId === certificateId);
}

function isYoung({ madeAt }: HeldSubscription, now: Date): boolean {
  return now.getTime() - madeAt.getTime() < listLag;
}

/** Whether another one lives in the place of one that is to end. */
function isReplaced({ wish }: HeldSubscription, { held }: Compared): boolean {
  return held.some((one) => one.wish === wish && one.current && one.state === 'live');
}

/** What is to be done with one that is held; `undefined` when it stays as it is. */
function stepOf(held: HeldSubscription, compared: Compared, graph: GraphSubscription | undefined): Step | undefined {
  const { as, now, wishes } = compared;
  if (held.clientId !== as.clientId || held.entraTenantId !== as.entraTenantId) return { do: 'forget', held };
  const isOver = held.expiresAt !== undefined && held.expiresAt <= now;
  if (isOver) return { do: 'forget', held };
  if (!graph) return isYoung(held, now) ? undefined : { do: 'forget', held };
  const wish = wishes.find(({ key }) => key === held.wish);
  if (held.state === 'ending' && wish && !isReplaced(held, compared)) return undefined;
  if (held.state === 'ending' || !wish) return { do: 'end', graphId: graph.id, held };
  if (!fits(held, wish, compared)) return { do: 'retire', held };
  if (held.state === 'making') return { do: 'adopt', held, graph };
  if (held.renewAt !== undefined && held.renewAt <= now) return { do: 'renew', held, wish };
  return held.reauthorize ? { do: 'reauthorize', held } : undefined;
}

/** The steps from what there is to what is wished, in the order in which they are done. Taken again after they are done there are none. */
export function planOf(compared: Compared): Step[] {
  const { wishes, held, listed, base } = compared;
  const steps: Step[] = [];
  const known = new Set<string>();
  const serving = new Set<string>();
  for (const one of held) {
    const mine = listed.filter(({ id, notificationUrl }) => id === one.graphId || notificationUrl === one.url);
    const graph = mine.find(({ id }) => id === one.graphId) ?? mine[0];
    const step = stepOf(one, compared, graph);
    // One that is held but no longer with this application is out of reach; Graph's list does not show it.
    if (graph && step?.do !== 'forget') known.add(graph.id);
    if (step) steps.push(step);
    const stays = step?.do !== 'forget' && step?.do !== 'retire' && step?.do !== 'end';
    if (one.current && stays) serving.add(one.wish);
  }
  for (const wish of wishes) if (!serving.has(wish.key)) steps.push({ do: 'make', wish });
  for (const { id, notificationUrl } of listed) {
    if (!known.has(id) && notificationUrl?.startsWith(base)) steps.push({ do: 'end', graphId: id });
  }
  return steps.sort((a, b) => order.indexOf(a.do) - order.indexOf(b.do));
}
