import type { Tenant } from '../../../shared/domain/tenant.ts';
import { Failure, failureData } from '../../../shared/errors/failure.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { say } from '../../../shared/text/say.ts';
import type { Log } from '../../http/log.ts';
import { type ChangeBatch, ChangeQueue } from './change-queue.ts';
import { type HeldSubscription, HeldSubscriptions } from './held-subscriptions.ts';
import { Lease, LeaseLost } from './lease.ts';
import { type Change, kindOfWish, type WishKind } from './wish.ts';

/** What is opened of a batch: its changes, and whether some of them could not be read. */
export interface Opened {
  changes: readonly Change[];
  missed: boolean;
}

/** What the queue is worked off with. */
export interface DrainParts {
  store: DocumentStore;
  kinds: readonly WishKind[];
  /** Opens what came encrypted, after making sure that it is Microsoft's. Throws `Failure` when that cannot be told now. */
  open(batch: ChangeBatch, held: HeldSubscription | undefined): Promise<Opened>;
  now(): Date;
  random(): number;
  nonce(): string;
  log: Log;
}

const second = 1_000;
const first = 15 * second;
const longest = 3_600 * second;
/** After so many failures a batch counts as parked; it is still tried, every hour where Microsoft did not answer, else every six. */
const parkedAfter = 8;
const parkedFor = 6 * longest;
const allAtOnce = 5_000;
const eachAtOnce = 50;
/** Refusals after which nobody wants what was told: whatever is set up later reads everything anew. */
const unwanted: ReadonlySet<string> = new Set(['profile-missing', 'profile-disabled', 'other-organisation']);

/** Does what Microsoft says of the subscriptions themselves. Answers whether something may have been missed. */
async function live(held: HeldSubscriptions, batches: readonly ChangeBatch[]): Promise<boolean> {
  let missed = false;
  for (const { lifecycle, slot } of batches) {
    if (lifecycle.length === 0) continue;
    missed ||= lifecycle.includes('missed') || lifecycle.includes('subscriptionRemoved');
    if (lifecycle.includes('subscriptionRemoved')) await held.forget(slot);
    else if (lifecycle.includes('reauthorizationRequired')) await held.change(slot, { reauthorize: true });
    if (lifecycle.some((one) => one !== 'missed')) await held.want();
  }
  return missed;
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure(
    'unexpected',
    'unexpected',
    say`What was told could not be worked off.`,
    say`It is tried again; the log says more.`,
  );
}

/** Puts back what failed: soon when somebody else is at it, else later and later. */
async function putBack(parts: DrainParts, queue: ChangeQueue, batches: readonly ChangeBatch[], error: unknown): Promise<void> {
  const { now, random, log } = parts;
  const failure = failureOf(error);
  const at = now().getTime();
  const { tenantId, wish } = batches[0]!;
  if (failure.kind === 'busy') return queue.giveBack(batches, new Date(at + first));
  const attempts = Math.max(...batches.map((batch) => batch.attempts)) + 1;
  const parked = attempts >= parkedAfter;
  const isHopeless = parked && failure.kind !== 'offline';
  const wait = isHopeless ? parkedFor : Math.min(longest, first * 2 ** (attempts - 1)) * (0.75 + 0.25 * random());
  log.warn({ tenantId, wish, code: failure.code, attempts, error }, 'what was told was not worked off');
  await queue.postpone(batches, {
    dueAt: new Date(at + wait),
    attempts,
    parked,
    failure: { ...failureData(failure), at: now() },
  });
}

/** Works off these batches of one kind together. */
async function takeAll(parts: DrainParts, tenant: Tenant, kind: WishKind, batches: readonly ChangeBatch[], missed: boolean) {
  const since = parts.now();
  const { wish } = batches[0]!;
  const held = new HeldSubscriptions(parts.store, tenant._id);
  const changes: Change[] = [];
  let isMissed = missed;
  for (const batch of kind.reads === 'each' ? batches : []) {
    const opened = await parts.open(batch, await held.bySlot(batch.slot));
    changes.push(...opened.changes);
    isMissed ||= opened.missed;
  }
  if (kind.reads === 'each' && changes.length === 0 && !isMissed) return;
  await kind.take(tenant, { wish, changes, missed: isMissed, since });
}

/** Works off what one kind was told. Where every change counts by itself and together they failed, each is tried alone, so that a bad one is put aside and the others are not. */
async function work(parts: DrainParts, tenant: Tenant, kind: WishKind, batches: readonly ChangeBatch[], queue: ChangeQueue) {
  const held = new HeldSubscriptions(parts.store, tenant._id);
  const attempt = async (some: readonly ChangeBatch[], missed: boolean): Promise<unknown> => {
    try {
      await takeAll(parts, tenant, kind, some, missed);
      await queue.done(some);
      const told = some.filter(({ own }) => !own);
      for (const slot of new Set(told.map((batch) => batch.slot))) await held.change(slot, { lastAt: parts.now() });
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const missed = await live(held, batches);
  const error = await attempt(batches, missed);
  if (error === undefined) return;
  if (unwanted.has(failureOf(error).code)) return queue.done(batches);
  const isOutside = ['offline', 'busy'].includes(failureOf(error).kind);
  if (kind.reads === 'all' || isOutside || batches.length === 1) return putBack(parts, queue, batches, error);
  for (const batch of batches) {
    const alone = await attempt([batch], batch.lifecycle.length > 0 && missed);
    if (alone !== undefined) await putBack(parts, queue, [batch], alone);
  }
}

/** Takes the batches of a wish that may be worked off now; those of a wish that waits after a failure wait with it. */
async function dueOf(queue: ChangeQueue, kind: WishKind, wish: string, now: Date): Promise<ChangeBatch[]> {
  if (kind.reads === 'each') return queue.take(wish, eachAtOnce, now);
  const batches = await queue.take(wish, allAtOnce);
  const until = Math.max(0, ...batches.filter(({ attempts }) => attempts > 0).map(({ dueAt }) => dueAt.getTime()));
  if (until <= now.getTime()) return batches;
  await queue.giveBack(batches, new Date(until));
  return [];
}

/** Works off what is due in one tenant, unless another process is at it. Told twice or in another order it ends the same; what fails is put back and tried again, and nothing is in the way of anything else. */
export async function drainTenant(parts: DrainParts, tenant: Tenant): Promise<void> {
  const { store, now, kinds } = parts;
  const queue = new ChangeQueue(store, tenant._id);
  if (!(await queue.isDue(now()))) return;
  const lease = await Lease.take(parts, tenant._id, 'changes');
  if (!lease) return;
  try {
    for (;;) {
      const wish = await queue.dueWish(now());
      if (wish === undefined) return;
      await lease.keep();
      const kind = kindOfWish(kinds, wish);
      if (!kind) await queue.done(await queue.take(wish, allAtOnce));
      else {
        const batches = await dueOf(queue, kind, wish, now());
        if (batches.length > 0) await work(parts, tenant, kind, batches, queue);
      }
    }
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
  } finally {
    await lease.release();
  }
}
