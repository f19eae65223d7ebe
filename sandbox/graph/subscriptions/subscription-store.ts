import type { SandboxClock } from '../../sandbox-clock.ts';
import type { SubscriptionKind } from './subscription-kinds.ts';
import { resourcePath } from './subscription-kinds.ts';

/** A subscription to change notifications. */
export interface Subscription {
  readonly id: string;
  readonly entraTenantId: string;
  readonly appId: string;
  readonly userId: string | undefined;
  readonly kind: SubscriptionKind;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | undefined;
  readonly clientState: string | undefined;
  readonly includeResourceData: boolean;
  /** Base64 of the certificate, PEM or DER. */
  readonly encryptionCertificate: string | undefined;
  readonly encryptionCertificateId: string | undefined;
  readonly expiresAt: Date;
}

/** The subscriptions that live; one that has run out is gone. */
export interface SubscriptionStore {
  list(): readonly Subscription[];
  find(id: string): Subscription | undefined;
  put(subscription: Subscription): void;
  remove(id: string): void;
  /** Those of a tenant that want to hear of this change of this resource. */
  concerned(entraTenantId: string, resource: string, changeType: string): readonly Subscription[];
}

function covers(subscription: Subscription, resource: string): boolean {
  const own = resourcePath(subscription.resource).toLowerCase();
  const wanted = resourcePath(resource).toLowerCase();
  if (own === wanted || wanted.startsWith(`${own}/`)) return true;
  // All messages of all chats, or of one person's chats, are heard through one subscription.
  return own.endsWith('getallmessages') && /^chats\/[^/]+\/messages/.test(wanted);
}

/** A store without subscriptions. */
export function createSubscriptionStore(clock: Pick<SandboxClock, 'now'>): SubscriptionStore {
  const all = new Map<string, Subscription>();
  const alive = () => {
    for (const [id, one] of all) if (one.expiresAt <= clock.now()) all.delete(id);
    return [...all.values()];
  };
  return {
    list: alive,
    find: (id) => alive().find((one) => one.id === id),
    put: (subscription) => void all.set(subscription.id, subscription),
    remove: (id) => void all.delete(id),
    concerned: (entraTenantId, resource, changeType) =>
      alive().filter(
        (one) => one.entraTenantId === entraTenantId && one.changeType.split(',').includes(changeType) && covers(one, resource),
      ),
  };
}
