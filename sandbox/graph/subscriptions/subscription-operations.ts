import { servicePrincipalId } from '../../entra/well-known.ts';
import type { JsonObject } from '../../json.ts';
import { textAt } from '../../json.ts';
import type { GraphCore } from '../graph-core.ts';
import { graphBase } from '../graph-core.ts';
import { graphErrors } from '../graph-error.ts';
import type { GraphCall, GraphOperation } from '../graph-operation.ts';
import { collectionPage } from '../odata-page.ts';
import { checkCap, expiryFrom, subscriptionFrom } from './subscription-requests.ts';
import type { Subscription, SubscriptionStore } from './subscription-store.ts';
import type { WebhookCalls } from './webhook-calls.ts';

/** What the operations work on; `caps` holds limits that differ from the documented ones, by the kind's name. */
export interface SubscriptionParts {
  readonly core: GraphCore;
  readonly store: SubscriptionStore;
  readonly calls: WebhookCalls;
  readonly caps: Map<string, number>;
}

/** A subscription as Graph shows it; the client state only to whoever creates it. */
function view(one: Subscription, isNew: boolean): JsonObject {
  return {
    id: one.id,
    resource: one.resource,
    applicationId: one.appId,
    changeType: one.changeType,
    clientState: isNew ? (one.clientState ?? null) : null,
    notificationUrl: one.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: one.lifecycleNotificationUrl ?? null,
    expirationDateTime: one.expiresAt.toISOString(),
    creatorId: one.userId ?? servicePrincipalId(one.entraTenantId, one.appId),
    includeResourceData: one.includeResourceData,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: one.encryptionCertificateId ?? null,
    notificationUrlAppId: null,
  };
}

function entity(one: Subscription, isNew = false): JsonObject {
  return { '@odata.context': `${graphBase}/$metadata#subscriptions/$entity`, ...view(one, isNew) };
}

function isOf({ caller }: GraphCall) {
  return (one: Subscription) => one.appId === caller.app.appId && one.entraTenantId === caller.tenant.id;
}

function subscriptionIn({ store }: SubscriptionParts, call: GraphCall): Subscription {
  const found = store.find(call.param('subscription-id'));
  if (!found || !isOf(call)(found)) throw graphErrors.notFound('The object was not found.');
  return found;
}

async function create({ core, store, calls, caps }: SubscriptionParts, call: GraphCall) {
  const wanted = subscriptionFrom(core, call);
  checkCap(wanted, store.list(), caps.get(wanted.kind.name) ?? wanted.kind.cap);
  await calls.validate(wanted.notificationUrl);
  if (wanted.lifecycleNotificationUrl !== undefined) await calls.validate(wanted.lifecycleNotificationUrl);
  store.put(wanted);
  return { status: 201, headers: { location: `${graphBase}/subscriptions/${wanted.id}` }, body: entity(wanted, true) };
}

async function renew({ core, store, calls, ...rest }: SubscriptionParts, call: GraphCall) {
  const found = subscriptionIn({ core, store, calls, ...rest }, call);
  const { body } = call.request;
  const notificationUrl = textAt(body, 'notificationUrl') ?? found.notificationUrl;
  if (notificationUrl !== found.notificationUrl) await calls.validate(notificationUrl);
  const given = textAt(body, 'expirationDateTime');
  const expiresAt =
    given === undefined ? found.expiresAt : expiryFrom(given, found.kind, found.includeResourceData, core.clock.now());
  const renewed = { ...found, notificationUrl, expiresAt };
  store.put(renewed);
  return { status: 200, body: entity(renewed) };
}

/** Creating, renewing, listing and deleting subscriptions. Source: learn.microsoft.com, "subscription resource type". */
export function subscriptionOperations(parts: SubscriptionParts): readonly GraphOperation[] {
  const shared = { workload: 'subscriptions' } as const;
  const one = '/subscriptions/{subscription-id}';
  const own = (call: GraphCall) => parts.store.list().filter(isOf(call));
  const page = { path: '/subscriptions', pageSize: 100, mostPerPage: 100 };
  return [
    {
      ...shared,
      name: 'subscriptions.list',
      operation: 'GET /subscriptions',
      handle: (call) =>
        collectionPage(
          call,
          own(call).map((found) => view(found, false)),
          page,
        ),
    },
    { ...shared, name: 'subscriptions.create', operation: 'POST /subscriptions', handle: (call) => create(parts, call) },
    {
      ...shared,
      name: 'subscriptions.get',
      operation: `GET ${one}`,
      handle: (call) => ({ status: 200, body: entity(subscriptionIn(parts, call)) }),
    },
    { ...shared, name: 'subscriptions.renew', operation: `PATCH ${one}`, handle: (call) => renew(parts, call) },
    {
      ...shared,
      name: 'subscriptions.delete',
      operation: `DELETE ${one}`,
      handle(call) {
        parts.store.remove(subscriptionIn(parts, call).id);
        return { status: 204 };
      },
    },
    {
      ...shared,
      name: 'subscriptions.reauthorize',
      operation: `POST ${one}/reauthorize`,
      handle(call) {
        subscriptionIn(parts, call);
        return { status: 204 };
      },
    },
  ];
}
