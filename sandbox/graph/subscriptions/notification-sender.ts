import type { JsonObject } from '../../json.ts';
import type { GraphCore } from '../graph-core.ts';
import type { Deliveries, Outgoing } from './deliveries.ts';
import { createDeliveries } from './deliveries.ts';
import type { DeliveryPlan } from './delivery-plan.ts';
import { shuffled, usualPlan } from './delivery-plan.ts';
import { encryptContent } from './encrypt-content.ts';
import { resourcePath } from './subscription-kinds.ts';
import type { Subscription, SubscriptionStore } from './subscription-store.ts';
import type { WebhookCalls } from './webhook-calls.ts';

/** Something that changed, as subscribers are told of it. */
export interface ResourceChange {
  readonly entraTenantId: string;
  /** The changed thing's path, for instance `users/<id>` or `chats/<id>/messages/<id>`. */
  readonly resource: string;
  readonly changeType: 'created' | 'updated' | 'deleted';
  readonly id: string;
  /** The thing itself, for rich notifications. */
  readonly data?: JsonObject;
}

/** What Graph tells of a subscription itself. */
export type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';

/** Sends change notifications, as planned. */
export interface NotificationSender {
  /** Tells every subscriber whom the change concerns. */
  publish(change: ResourceChange): void;
  /** Tells a subscriber of its subscription; false when it gave no address for that. A removed one is gone. */
  lifecycle(subscriptionId: string, event: LifecycleEvent): boolean;
  plan(changed: Partial<DeliveryPlan>): void;
  planned(): DeliveryPlan;
  /** Sends what is held back, and holds nothing back any more. */
  release(): void;
  held(): number;
  /** How many were lost by plan. */
  lost(): number;
  /** Resolves once every call under way has been answered. */
  settled(): Promise<void>;
  /** Sends nothing more; what waits to be tried again is given up. */
  stop(): void;
}

function basicItem(one: Subscription): JsonObject {
  return {
    subscriptionId: one.id,
    subscriptionExpirationDateTime: one.expiresAt.toISOString(),
    clientState: one.clientState ?? null,
    tenantId: one.entraTenantId,
  };
}

function changeItem(one: Subscription, change: ResourceChange): JsonObject {
  const resource = resourcePath(change.resource);
  const rich = one.includeResourceData && one.encryptionCertificate !== undefined;
  return {
    ...basicItem(one),
    changeType: change.changeType,
    resource,
    resourceData: { '@odata.type': one.kind.odataType, '@odata.id': resource, id: change.id },
    ...(rich
      ? {
          encryptedContent: encryptContent(
            change.data ?? { id: change.id },
            one.encryptionCertificate ?? '',
            one.encryptionCertificateId ?? '',
          ),
        }
      : {}),
  };
}

/** Graph's own state of notifications: what is planned, held back and lost. */
function createOutbox(
  deliveries: Deliveries,
): Pick<NotificationSender, 'plan' | 'planned' | 'release' | 'held' | 'lost'> & { send(outgoing: Outgoing): void } {
  let plan = usualPlan;
  let held: Outgoing[] = [];
  let lost = 0;
  const start = (parts: readonly Outgoing[]) => deliveries.start(parts, plan.delayMilliseconds, plan.retries);
  return {
    send(outgoing) {
      if (plan.lose > 0) {
        plan = { ...plan, lose: plan.lose - 1 };
        lost += 1;
        return;
      }
      const copies = plan.double > 0 ? [outgoing, outgoing] : [outgoing];
      plan = { ...plan, double: Math.max(0, plan.double - 1) };
      if (plan.hold) held.push(...copies);
      else for (const copy of copies) start([copy]);
    },
    plan(changed) {
      plan = { ...plan, ...changed };
    },
    planned: () => plan,
    release() {
      const waiting = plan.shuffle ? shuffled(held) : held;
      held = [];
      plan = { ...plan, hold: false };
      for (const url of new Set(waiting.map((one) => one.url))) {
        const mine = waiting.filter((one) => one.url === url);
        for (let at = 0; at < mine.length; at += plan.together) start(mine.slice(at, at + plan.together));
      }
    },
    held: () => held.length,
    lost: () => lost,
  };
}

/** A sender on the given store. */
export function createNotificationSender(core: GraphCore, store: SubscriptionStore, calls: WebhookCalls): NotificationSender {
  const deliveries = createDeliveries(core, calls);
  const { send, ...outbox } = createOutbox(deliveries);
  return {
    ...outbox,
    publish(change) {
      for (const one of store.concerned(change.entraTenantId, change.resource, change.changeType)) {
        send({ url: one.notificationUrl, subscription: one, item: changeItem(one, change), isRich: one.includeResourceData });
      }
    },
    lifecycle(subscriptionId, event) {
      const one = store.find(subscriptionId);
      if (!one) throw new Error(`There is no subscription ${subscriptionId}.`);
      if (event === 'subscriptionRemoved') store.remove(one.id);
      if (one.lifecycleNotificationUrl === undefined) return false;
      const item = { ...basicItem(one), lifecycleEvent: event };
      const outgoing = { url: one.lifecycleNotificationUrl, subscription: one, item, isRich: one.includeResourceData };
      deliveries.start([outgoing], 0, outbox.planned().retries);
      return true;
    },
    settled: () => deliveries.settled(),
    stop: () => deliveries.stop(),
  };
}
