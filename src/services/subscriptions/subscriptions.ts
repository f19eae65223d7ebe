import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { Consumer } from '../../events/relay.ts';
import { type Repeating, repeating } from '../../jobs/repeating.ts';
import { type DrainParts, drainTenant } from './drain.ts';
import { HeldSubscriptions } from './held-subscriptions.ts';
import { lanesFor } from './lanes.ts';
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
/** The first look, at every tenant, comes when the server has begun to listen: Microsoft calls while it is asked. */
const firstLook = 5_000;
const lookEvery = 60_000;
const drainEvery = 15_000;

/** What one tenant's lane does: works off what is due, and looks at the subscriptions where that asked for it. */
function laneWork(parts: SubscriptionParts): (tenantId: string) => Promise<void> {
  const { store, tenants } = parts;
  return async (tenantId) => {
    const tenant = (await tenants()).find(({ _id }) => _id === tenantId);
    if (!tenant) return;
    await drainTenant(parts, tenant);
    const state = await new HeldSubscriptions(store, tenantId).state();
    if (state?.nextAt.getTime() === 0) await reconcileTenant(parts, tenant);
  };
}

/** Opens change notifications on a store. Tenants are looked at and worked off side by side, so that a slow one holds up no other. */
export function openSubscriptions(parts: SubscriptionParts): Subscriptions {
  const { store, now, log, tenants, refused } = parts;
  const failed = (sentence: string) => (error: unknown) => log.error({ error }, sentence);
  const lanes = lanesFor(drainEvery, laneWork(parts), failed('what Microsoft told was not worked off'));
  let looking: Repeating | undefined;
  let first: NodeJS.Timeout | undefined;
  const all = async (work: (tenant: Tenant) => Promise<unknown>): Promise<void> => {
    const ends = await Promise.allSettled((await tenants()).map(work));
    for (const end of ends) if (end.status === 'rejected') failed('the subscriptions of a tenant were not looked at')(end.reason);
  };
  const lookIfDue = async (tenant: Tenant) => {
    const due = (await new HeldSubscriptions(store, tenant._id).state())?.nextAt ?? new Date(0);
    if (due <= now()) await reconcileTenant(parts, tenant);
    if (looking) lanes.open(tenant._id);
  };
  const keepRefused = (tenantId: string, counts: { [reason: string]: number }) =>
    new HeldSubscriptions(store, tenantId).refused(counts);
  const reconcileDue = async () => {
    await refused.flush(log, keepRefused);
    await all(lookIfDue);
  };
  return {
    calls: changeCalls({ ...parts, arrived: (tenantId, due) => lanes.kickIn(tenantId, due + 5) }),
    reconcileDue,
    async reconcile(tenantId) {
      const tenant = (await tenants()).find(({ _id }) => _id === tenantId);
      if (tenant) await reconcileTenant(parts, tenant);
    },
    drain: () => all(({ _id }) => lanes.kick(_id)),
    consumer: {
      name: 'subscriptions',
      async consume(tenant, { type }) {
        if (!bearing.has(type)) return;
        await new HeldSubscriptions(store, tenant._id).want();
        if (looking) lanes.kickIn(tenant._id, 1_000);
      },
    },
    start() {
      looking = repeating(lookEvery, reconcileDue, failed('subscriptions were not looked at'));
      first = setTimeout(() => void all((tenant) => reconcileTenant(parts, tenant)), firstLook).unref();
    },
    async stop() {
      clearTimeout(first);
      await looking?.stop();
      await lanes.stop();
    },
  };
}
