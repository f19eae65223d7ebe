import { createHash } from 'node:crypto';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { acceptChanges } from './accept-changes.ts';
import { ChangeQueue } from './change-queue.ts';
import { type HeldSubscription, HeldSubscriptions } from './held-subscriptions.ts';
import type { RefusedCalls } from './refused-calls.ts';
import { kindOfWish, type WishKind } from './wish.ts';

/** What calls of Microsoft's are taken with. */
export interface TakeCallsParts {
  store: DocumentStore;
  kinds: readonly Pick<WishKind, 'name' | 'settle'>[];
  refused: RefusedCalls;
  now(): Date;
  nonce(): string;
  /** Told that something waits in this tenant, due after so many milliseconds. */
  arrived(tenantId: string, due: number): void;
}

/** Where Microsoft's calls are taken. */
export interface ChangeCalls {
  /** The subscription of that address; `undefined` for one that nobody has, which is counted. */
  find(tenantId: string, slot: string): Promise<HeldSubscription | undefined>;
  /** Keeps what a call of this subscription tells. Resolves when it is durable; false for a body that no call of Microsoft's has. */
  take(held: HeldSubscription, body: Buffer): Promise<boolean>;
  /** Counts a call that came no further than its size or form. */
  refuse(reason: 'too-large' | 'malformed', held?: HeldSubscription): void;
}

const id = /^[\w-]{1,64}$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}

/** Takes the calls of every tenant. Whatever is not proven to be Microsoft's is counted and forgotten; nothing is worked off here. */
export function changeCalls({ store, kinds, refused, now, nonce, arrived }: TakeCallsParts): ChangeCalls {
  return {
    async find(tenantId, slot) {
      const held = id.test(tenantId) && id.test(slot) ? await new HeldSubscriptions(store, tenantId).bySlot(slot) : undefined;
      if (!held) refused.add('unknown-subscription');
      return held;
    },
    refuse: (reason, held) => refused.add(reason, 1, held?.tenantId),
    async take(held, body) {
      const { tenantId, slot, wish } = held;
      const accepted = acceptChanges(parsed(body), held);
      if (!accepted) refused.add('malformed', 1, tenantId);
      if (!accepted) return false;
      const { items, lifecycle, tokens } = accepted;
      for (const [reason, count] of Object.entries(accepted.refused))
        refused.add(reason as keyof typeof accepted.refused, count, tenantId);
      if (items.length + lifecycle.length === 0) return true;
      const at = now();
      const settle = lifecycle.length > 0 ? 0 : (kindOfWish(kinds, wish)?.settle ?? 0);
      const digest = createHash('sha256').update(slot).update(body).digest('base64url');
      const dueAt = new Date(at.getTime() + settle);
      const proofs = tokens.length > 0 ? { tokens } : {};
      const batch = { wish, slot, at, dueAt, lifecycle, items, digest, ...proofs };
      if (await new ChangeQueue(store, tenantId).add(batch, nonce)) arrived(tenantId, settle);
      else refused.add('told-already', 1, tenantId);
      return true;
    },
  };
}
