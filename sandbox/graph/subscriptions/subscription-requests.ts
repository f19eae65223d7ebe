import type { JsonObject } from '../../json.ts';
import { isObject, textAt } from '../../json.ts';
import { checkPermission } from '../check-permission.ts';
import type { GraphCore } from '../graph-core.ts';
import { GraphError, graphErrors } from '../graph-error.ts';
import type { GraphCall } from '../graph-operation.ts';
import { readCertificate } from './encrypt-content.ts';
import type { SubscriptionKind } from './subscription-kinds.ts';
import { kindOf } from './subscription-kinds.ts';
import type { Subscription } from './subscription-store.ts';

const leastMinutes = 45;
const minute = 60_000;

function checkUrl(url: string, name: string): void {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const isLoopback = target && ['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname);
  if (target?.protocol !== 'https:' && !isLoopback)
    throw graphErrors.badRequest(`${name} must be an https address.`, 'InvalidRequest');
}

/** The end of a subscription's life; throws where it is over or too far away. */
export function expiryFrom(given: string, kind: SubscriptionKind, isRich: boolean, now: Date): Date {
  const wanted = new Date(given);
  if (!(wanted > now)) throw graphErrors.badRequest('Subscription expiration must be in the future.', 'InvalidRequest');
  const most = isRich ? (kind.mostRichMinutes ?? 0) : kind.mostMinutes;
  // Graph allows for clocks that differ a little.
  if (wanted.getTime() > now.getTime() + (most + 1) * minute) {
    throw graphErrors.badRequest(`Subscription expiration can only be ${most} minutes in the future.`, 'ExtensionError');
  }
  return new Date(Math.max(wanted.getTime(), now.getTime() + leastMinutes * minute));
}

function checkRich(body: JsonObject, kind: SubscriptionKind): boolean {
  if (body['includeResourceData'] !== true) return false;
  const certificate = textAt(body, 'encryptionCertificate');
  if (kind.mostRichMinutes === undefined) {
    throw graphErrors.badRequest('includeResourceData is not supported for this resource.', 'InvalidRequest');
  }
  if (certificate === undefined || textAt(body, 'encryptionCertificateId') === undefined) {
    throw graphErrors.badRequest(
      'encryptionCertificate and encryptionCertificateId are required with includeResourceData.',
      'InvalidRequest',
    );
  }
  try {
    readCertificate(certificate);
  } catch {
    throw graphErrors.badRequest('encryptionCertificate cannot be read.', 'InvalidRequest');
  }
  return true;
}

function checkChangeTypes(changeType: string, kind: SubscriptionKind): void {
  const strange = changeType.split(',').filter((one) => !kind.changeTypes.includes(one));
  if (strange.length > 0)
    throw graphErrors.badRequest(`The change type '${strange.join(',')}' is not supported here.`, 'InvalidRequest');
}

/** A subscription as a request wants it; throws Graph's 400 or 403 where the rules forbid it. */
export function subscriptionFrom(core: GraphCore, call: GraphCall): Subscription {
  const body = isObject(call.request.body) ? call.request.body : {};
  const resource = textAt(body, 'resource') ?? '';
  const kind = kindOf(resource);
  if (!kind) throw graphErrors.badRequest(`Resource '${resource}' is not supported.`, 'ExtensionError');
  checkPermission('subscriptions', call.caller, kind.permissions);
  checkChangeTypes(textAt(body, 'changeType') ?? '', kind);
  const now = core.clock.now();
  const isRich = checkRich(body, kind);
  const expiresAt = expiryFrom(textAt(body, 'expirationDateTime') ?? '', kind, isRich, now);
  const lifecycleNotificationUrl = textAt(body, 'lifecycleNotificationUrl');
  if (kind.isTeams && lifecycleNotificationUrl === undefined && expiresAt.getTime() - now.getTime() > 60 * minute) {
    throw graphErrors.badRequest(
      'lifecycleNotificationUrl is a required property for subscription creation on this resource when the expirationDateTime value is set to greater than 1 hour.',
      'InvalidRequest',
    );
  }
  const clientState = textAt(body, 'clientState');
  if ((clientState?.length ?? 0) > 128)
    throw graphErrors.badRequest('clientState is longer than 128 characters.', 'InvalidRequest');
  const notificationUrl = textAt(body, 'notificationUrl') ?? '';
  checkUrl(notificationUrl, 'notificationUrl');
  if (lifecycleNotificationUrl !== undefined) checkUrl(lifecycleNotificationUrl, 'lifecycleNotificationUrl');
  return {
    id: core.unique(),
    entraTenantId: call.caller.tenant.id,
    appId: call.caller.app.appId,
    userId: call.caller.user?.id,
    kind,
    resource,
    changeType: textAt(body, 'changeType') ?? '',
    notificationUrl,
    lifecycleNotificationUrl,
    clientState,
    includeResourceData: isRich,
    encryptionCertificate: textAt(body, 'encryptionCertificate'),
    encryptionCertificateId: textAt(body, 'encryptionCertificateId'),
    expiresAt,
  };
}

/** Throws Graph's 403 when there are as many subscriptions as there may be. */
export function checkCap(wanted: Subscription, others: readonly Subscription[], cap: number): void {
  const same = others.filter(
    (one) => one.entraTenantId === wanted.entraTenantId && one.appId === wanted.appId && one.resource === wanted.resource,
  );
  if (same.length >= cap) {
    throw new GraphError(
      403,
      'Forbidden',
      `The limit of ${cap} subscriptions for this resource, application and tenant is reached.`,
    );
  }
}
