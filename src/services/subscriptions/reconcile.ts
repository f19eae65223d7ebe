import type { SubscriptionTrouble } from '../../../shared/domain/change-notifications.ts';
import { consumerTitles, profileIdFor } from '../../../shared/domain/teams-integration.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import { Failure, failureData } from '../../../shared/errors/failure.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';
import { dataOf, say, word } from '../../../shared/text/say.ts';
import type { Graph } from '../../graph/gateway.ts';
import type { GraphSubscription } from '../../graph/operations/create-subscription.ts';
import { listSubscriptions } from '../../graph/operations/list-subscriptions.ts';
import { pagesOf } from '../../graph/paging.ts';
import type { Log } from '../../http/log.ts';
import { openDesk } from '../../records/desk.ts';
import { type CarryParts, carryOut } from './carry-out.ts';
import { ChangeQueue } from './change-queue.ts';
import { type HeldSubscription, HeldSubscriptions } from './held-subscriptions.ts';
import { Lease, LeaseLost } from './lease.ts';
import { listLag, planOf, type Step } from './plan.ts';
import type { Reachable } from './reachable.ts';
import { kindOfWish, type Wish, type WishKind } from './wish.ts';

/** What subscriptions are brought in step with. */
export interface ReconcileParts {
  store: DocumentStore;
  kinds: readonly WishKind[];
  /** Graph as the application that the tenant's consumer is bound to. */
  graph(tenantId: string, consumer: Consumer): Graph;
  /** Whether Microsoft can reach this installation, and where. */
  reachable(): Reachable;
  /** The tenant's key for encrypted contents; throws `Failure` where none can be kept. */
  certificate(tenantId: string): Promise<{ id: string; base64: string }>;
  now(): Date;
  random(): number;
  nonce(): string;
  log: Log;
}

const minute = 60_000;
/** How often Graph is asked what there is, though nothing says that anything has changed. */
const checkEvery = 60 * minute;
/** After so long without a look nobody was there to be told: whatever Microsoft tried to tell in between is read. */
const away = 120 * minute;
/** Refusals that only say that nobody has set it up. */
const notSetUp: ReadonlySet<string> = new Set(['profile-missing', 'profile-disabled', 'other-organisation', 'no-public-address']);
const most = 1_000;

type Trouble = Omit<SubscriptionTrouble, 'since'>;
type Named = Pick<Wish, 'key' | 'title'>;

function troubleOf(error: unknown, wish?: Named): Trouble {
  const named = wish === undefined ? {} : { wish: wish.key, title: wish.title };
  if (error instanceof Failure) return { ...named, ...failureData(error) };
  const text = say`The subscription could not be brought in order.`;
  const remedy = say`It is tried again; look into the log if it happens again.`;
  return { ...named, code: 'unexpected', ...dataOf({ text, remedy }) };
}

/** The application and organisation of the profile that serves a consumer. Throws `Failure` when there is none, or when it is of another organisation than it must be. */
async function asWhom({ store }: ReconcileParts, tenant: Tenant, consumer: Consumer, isHome: boolean) {
  const desk = openDesk(store, tenant._id);
  const id = profileIdFor(await desk.integration(), consumer);
  const profile = id === undefined ? undefined : await desk.profiles.byId(id);
  const what = word(consumerTitles[consumer].toLowerCase());
  if (!profile) {
    const text = say`No Microsoft profile serves the ${what} of this desk yet.`;
    throw new Failure(
      'profile-missing',
      'missing',
      text,
      say`An administrator of your desk can add one, or bind one that is there.`,
    );
  }
  if (isHome && tenant.entraTenantId !== undefined && profile.entraTenantId !== tenant.entraTenantId) {
    const text = say`“${profile.name}” belongs to another organisation than this desk.`;
    const remedy = say`An administrator of your desk can bind the ${what} to a profile of your own organisation.`;
    throw new Failure('other-organisation', 'conflict', text, remedy);
  }
  return { clientId: profile.clientId, entraTenantId: profile.entraTenantId };
}

async function listed(graph: Graph): Promise<GraphSubscription[]> {
  const all: GraphSubscription[] = [];
  for await (const page of pagesOf(graph, listSubscriptions, { path: {} })) all.push(...page.items);
  return all.filter(({ id }) => typeof id === 'string' && id !== '');
}

function wishOf(step: Step): Named | undefined {
  if (step.do === 'make') return step.wish;
  return step.held && { key: step.held.wish, title: step.held.title };
}

/** Brings the subscriptions that one consumer asks for in step. Answers what stood in the way. */
async function reconcileConsumer(
  parts: ReconcileParts,
  tenant: Tenant,
  kinds: readonly WishKind[],
  base: string,
  lease: Lease,
): Promise<Trouble[]> {
  const [{ consumer }] = kinds as [WishKind];
  const { store, now, log } = parts;
  const held = new HeldSubscriptions(store, tenant._id);
  try {
    const as = await asWhom(
      parts,
      tenant,
      consumer,
      kinds.some(({ isHome }) => isHome),
    );
    const all: Wish[] = (await Promise.all(kinds.map((kind) => kind.wanted(tenant)))).flat();
    const wishes = all.slice(0, most);
    const certificate = wishes.some(({ rich }) => rich) ? await parts.certificate(tenant._id) : undefined;
    const graph = parts.graph(tenant._id, consumer);
    const theirs = await listed(graph);
    const mine = (await held.all()).filter((one) => one.consumer === consumer);
    const steps = planOf({ wishes, held: mine, listed: theirs, as, base, certificateId: certificate?.id, now: now() });
    const queue = new ChangeQueue(store, tenant._id);
    const carry: CarryParts = { ...parts, graph, held, queue, consumer, as, base, certificate };
    const troubles: Trouble[] = all.slice(most).map(tooMany);
    for (const step of steps) {
      await lease.keep();
      log.info({ tenantId: tenant._id, step: step.do, wish: wishOf(step)?.key }, 'a subscription is brought in order');
      const trouble = await carryOut(step, carry).then(
        () => undefined,
        (error: unknown) => met(error, parts, tenant, wishOf(step)),
      );
      if (trouble) troubles.push(trouble);
    }
    return troubles;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    return [met(error, parts, tenant)];
  }
}

/** Has everything read that may have been told while no process was there. */
async function afterAbsence({ store, now }: ReconcileParts, tenant: Tenant, checkedAt: Date | undefined): Promise<void> {
  if (checkedAt === undefined || now().getTime() - checkedAt.getTime() < away) return;
  const queue = new ChangeQueue(store, tenant._id);
  for (const { wish, slot, state } of await new HeldSubscriptions(store, tenant._id).all())
    if (state === 'live') await queue.addCatchUp(`away-${slot}-${checkedAt.getTime()}`, wish, slot, now());
}

function tooMany({ key: wish, title }: Named): Trouble {
  const text = say`A desk has at most ${most} subscriptions of one application; this one is beyond that.`;
  const remedy = say`Its changes are found by the scheduled reads.`;
  return { wish, title, code: 'too-many-subscriptions', ...dataOf({ text, remedy }) };
}

function met(error: unknown, { log }: ReconcileParts, tenant: Tenant, wish?: Named): Trouble {
  if (error instanceof LeaseLost) throw error;
  const trouble = troubleOf(error, wish);
  if (!notSetUp.has(trouble.code)) {
    const about = { tenantId: tenant._id, wish: wish?.key, code: trouble.code, error };
    log.warn(about, 'a subscription was not brought in order');
  }
  return trouble;
}

/** Since when each trouble is there: those that were there before keep their time. */
function since(troubles: readonly Trouble[], before: readonly SubscriptionTrouble[], now: Date): SubscriptionTrouble[] {
  const known = (one: Trouble) => before.find(({ wish, code }) => wish === one.wish && code === one.code);
  return troubles.map((one) => ({ ...one, since: known(one)?.since ?? now }));
}

/** When to look again: soon after trouble and ever less often while it stays, else with the next renewal or check. */
function nextAt(
  troubles: readonly Trouble[],
  held: readonly HeldSubscription[],
  attempts: number,
  { now, random }: ReconcileParts,
): Date {
  const at = now().getTime();
  const spread = 0.9 + 0.2 * random();
  const isTrouble = troubles.some(({ code }) => !notSetUp.has(code));
  if (isTrouble) return new Date(at + Math.min(checkEvery, minute * 2 ** Math.min(attempts - 1, 10)) * spread);
  const isSoon = held.some(({ state }) => state !== 'live') || troubles.some(({ code }) => code === 'no-public-address');
  const open = isSoon ? [at + minute] : [];
  const renewals = held.flatMap(({ renewAt }) => (renewAt ? [renewAt.getTime()] : []));
  // What was just made is looked at again as soon as Graph's list must show it.
  const fresh = held.map(({ madeAt }) => madeAt.getTime() + listLag).filter((time) => time > at);
  return new Date(Math.max(at, Math.min(at + checkEvery * spread, ...open, ...renewals, ...fresh)));
}

/** Brings a tenant's subscriptions in step with what is wished, unless another process is at it. Answers whether it was done. Never asks Microsoft for anything where Microsoft could not answer back. */
export async function reconcileTenant(parts: ReconcileParts, tenant: Tenant): Promise<boolean> {
  const { store, now, kinds } = parts;
  const lease = await Lease.take(parts, tenant._id, 'subscriptions');
  if (!lease) return false;
  const held = new HeldSubscriptions(store, tenant._id);
  try {
    const before = await held.state();
    const reachable = parts.reachable();
    const troubles: Trouble[] = [];
    if (!reachable.ok) troubles.push(troubleOf(reachable.failure));
    else {
      await afterAbsence(parts, tenant, before?.checkedAt);
      const base = `${reachable.base}${encodeURIComponent(tenant._id)}/`;
      const groups = Map.groupBy(kinds, ({ consumer }) => consumer).values();
      for (const group of groups) troubles.push(...(await reconcileConsumer(parts, tenant, group, base, lease)));
    }
    await lease.keep();
    const all = await held.all();
    await forgetStrangers(parts, held, all);
    const isTrouble = troubles.some(({ code }) => !notSetUp.has(code));
    const attempts = isTrouble ? (before?.attempts ?? 0) + 1 : 0;
    const kept = since(troubles, before?.troubles ?? [], now());
    const next = nextAt(troubles, all, attempts, parts);
    await held.ran(before?.wanted ?? 0, { nextAt: next, attempts, troubles: kept, checkedAt: now() });
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  } finally {
    await lease.release();
  }
}

/** Forgets what has run out and what no kind knows any more: nothing of it can come any more. */
async function forgetStrangers(
  { kinds, now }: ReconcileParts,
  held: HeldSubscriptions,
  all: readonly HeldSubscription[],
): Promise<void> {
  for (const one of all) {
    const isStrange = kindOfWish(kinds, one.wish) === undefined;
    const isOver = one.expiresAt !== undefined && one.expiresAt <= now();
    if (isOver || (isStrange && one.expiresAt === undefined)) await held.forget(one.slot);
  }
}
