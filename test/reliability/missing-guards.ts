import type { DeliveryGuard } from '../../bot/teams/delivery-guard.ts';
import type { Call, Door } from '../../src/actions/execute.ts';
import { textClaimCollection } from '../../src/actions/text-claims.ts';
import type { DeskParts } from './running-desk.ts';
import { wrappedStore } from './wrapped-store.ts';

/** Every call under a key of its own: what tells a second delivery from a second wish is gone. */
export function freshKeys(door: Door): Door {
  const execute: Door['execute'] = (definition, raw, caller, call: Call) =>
    door.execute(definition, raw, caller, { ...call, key: crypto.randomUUID() });
  return { execute, desk: (tenantId: string) => door.desk(tenantId) } as Door;
}

/** Nobody remembers who typed what a moment ago. */
export function forgetful({ store }: DeskParts): DeskParts['store'] {
  return wrappedStore(store, async ({ definition }, run) => (definition.name === textClaimCollection.name ? undefined : run()));
}

/** A process that remembers no delivery. */
export const noGuard: DeliveryGuard = { once: (_turn, work) => work() };
