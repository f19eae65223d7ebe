import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { Consumer } from '../../events/relay.ts';
import { type Repeating, repeating } from '../../jobs/repeating.ts';
import { type DrainParts, drainTenant } from './drain.ts';
import { HeldSubscriptions } from './held-subscriptions.ts';
import { type ReconcileParts, reconcileTenant } from './reconcile.ts';
import type { RefusedCalls } from './refused-calls.ts';
import { type ChangeCalls, changeCalls } from './take-calls.ts';

/** What change notifications are made of. */
export interface SubscriptionParts extends ReconcileParts, DrainParts {
  tenants(): Promise<readonly Tenant[]>;
  /** Where what is not acted on is counted. */
  refused: RefusedCalls;
}

/** Microsoft's change notifications: the subscriptions to them, the calls, and what they lead to. */
export interface Subscriptions {
  /** Takes Microsoft's calls. */
  calls: ChangeCalls;
  /** Looks at the subscriptions of every tenant where it is due; never throws. */
  reconcileDue(): Promise<void>;
  /** Looks at one tenant's now. */
  reconcile(tenantId: string): Promise<void>;
  /** Works off what is due in every tenant; never throws. */
  drain(): Promise<void>;
  /** Looks anew when the profiles or bindings of a tenant change. */
  consumer: Consumer;
  /** Begins the timed work. */
  start(): void;
  /** Ends it; resolves when none is under way. */
  stop(): Promise<void>;
}

/** Events after which another application may be the one that asks. Findings about profiles are not among them: looking makes findings. */
const bearing: ReadonlySet<string> = new Set([
  'profile.added',
  'profile.rotated',
  'profile.archived',
  'profile.made-default',
  'binding.set',
]);
const lookEvery = 60_000;
const drainEvery = 15_000;

/** Opens change notifications on a store. Tenants are looked at and worked off side by side, so that a slow one holds up no other. */
export function openSubscriptions(parts: SubscriptionParts): Subscriptions {
  const { store, now, log, tenants, refused } = parts;
  const lanes = new Map<string, Repeating>();
  const soon = new Set<NodeJS.Timeout>();
  const isStopped = { now: false };
  let looking: Repeating | undefined;
  const failed = (sentence: string) => (error: unknown) => log.error({ error }, sentence);
  const byId = async (tenantId: string) => (await tenants()).find(({ _id }) => _id === tenantId);

  const lane = (tenantId: string): Repeating => {
    const known = lanes.get(tenantId);
    if (known) return known;
    const run = async () => {
      const tenant = await byId(tenantId);
      if (!tenant) return;
      await drainTenant(parts, tenant);
      if ((await new HeldSubscriptions(store, tenantId).state())?.nextAt.getTime() === 0) await reconcileTenant(parts, tenant);
    };
    const made = repeating(drainEvery, run, failed('what Microsoft told was not worked off'));
    lanes.set(tenantId, made);
    return made;
  };
  const all = async (work: (tenant: Tenant) => Promise<unknown>): Promise<void> => {
    const ends = await Promise.allSettled((await tenants()).map(work));
    for (const end of ends) if (end.status === 'rejected') failed('the subscriptions of a tenant were not looked at')(end.reason);
  };
  const arrived = (tenantId: string, due: number): void => {
    if (isStopped.now) return;
    const timer = setTimeout(() => {
      soon.delete(timer);
      void lane(tenantId).kick();
    }, due + 5);
    timer.unref();
    soon.add(timer);
  };
  const isDue = async ({ _id }: Tenant) => ((await new HeldSubscriptions(store, _id).state())?.nextAt ?? new Date(0)) <= now();
  const subscriptions: Subscriptions = {
    calls: changeCalls({ ...parts, arrived }),
    async reconcileDue() {
      const keep = (tenantId: string, counts: { [reason: string]: number }) =>
        new HeldSubscriptions(store, tenantId).refused(counts);
      await refused.flush(log, keep);
      await all(async (tenant) => ((await isDue(tenant)) ? reconcileTenant(parts, tenant) : undefined));
      if (looking) await all(async ({ _id }) => void lane(_id));
    },
    async reconcile(tenantId) {
      const tenant = await byId(tenantId);
      if (tenant) await reconcileTenant(parts, tenant);
    },
    drain: () => all(({ _id }) => lane(_id).kick()),
    consumer: {
      name: 'subscriptions',
      async consume(tenant, { type }) {
        if (!bearing.has(type)) return;
        await new HeldSubscriptions(store, tenant._id).want();
        if (looking) arrived(tenant._id, 1_000);
      },
    },
    start() {
      looking = repeating(lookEvery, () => subscriptions.reconcileDue(), failed('subscriptions were not looked at'));
    },
    async stop() {
      isStopped.now = true;
      for (const timer of soon) clearTimeout(timer);
      await looking?.stop();
      await Promise.all([...lanes.values()].map((one) => one.stop()));
      lanes.clear();
    },
  };
  return subscriptions;
}
