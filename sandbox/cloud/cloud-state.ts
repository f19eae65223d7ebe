import type { EntraApp, EntraTenant, EntraUser } from '../entra/entra-types.ts';
import { resources } from '../entra/well-known.ts';
import type { RouteFaults } from '../faults/route-faults.ts';
import type { Subscription } from '../graph/subscriptions/subscription-store.ts';
import type { JsonObject } from '../json.ts';
import type { ExchangeLog } from '../log/exchange-log.ts';
import type { Cloud } from './cloud.ts';

const shownRequests = 60;
const shownItems = 40;

function userState({ graph }: Cloud, tenant: EntraTenant, user: EntraUser): JsonObject {
  const { id, displayName, userPrincipalName, userType, accountEnabled } = user;
  return { id, displayName, userPrincipalName, userType, accountEnabled, isInstalled: graph.teams.isInstalled(tenant.id, id) };
}

function appState({ entra }: Cloud, tenant: EntraTenant, app: EntraApp): JsonObject {
  const given = entra.directory.consents
    .list()
    .filter((one) => one.appId === app.appId && one.entraTenantId === tenant.id && one.resource === resources.graph);
  const consents = (['application', 'delegated'] as const).flatMap((kind) =>
    app.asksFor[kind].map((permission) => ({
      kind,
      permission,
      isGiven: given.some((one) => one.kind === kind && one.permission === permission),
    })),
  );
  const secrets = app.secrets.map(({ displayName, value, endsAt }) => ({ displayName, hint: `${value.slice(0, 3)}…`, endsAt }));
  const certificates = app.certificates.map(({ displayName, thumbprint, endsAt }) => ({ displayName, thumbprint, endsAt }));
  return { appId: app.appId, name: app.name, redirectUris: app.redirectUris, secrets, certificates, consents };
}

function tenantState(cloud: Cloud, tenant: EntraTenant): JsonObject {
  const { directory } = cloud.entra;
  const apps = directory.apps().filter((app) => directory.app(tenant.id, app.appId) !== undefined);
  return {
    ...tenant,
    users: directory.users.list(tenant.id).map((user) => userState(cloud, tenant, user)),
    apps: apps.map((app) => appState(cloud, tenant, app)),
  };
}

function subscriptionState(one: Subscription): JsonObject {
  const { id, entraTenantId, appId, resource, changeType, notificationUrl, lifecycleNotificationUrl, includeResourceData } = one;
  const expiresAt = one.expiresAt.toISOString();
  return {
    id,
    entraTenantId,
    appId,
    resource,
    changeType,
    notificationUrl,
    lifecycleNotificationUrl,
    includeResourceData,
    expiresAt,
  };
}

function requestsOf(log: ExchangeLog): readonly JsonObject[] {
  const concerned = log.after(0).filter((one) => /^(entra|graph|botframework|webhook)\./.test(one.route));
  return concerned
    .slice(-shownRequests)
    .reverse()
    .map(({ number, time, route, method, url, status, note }) => ({
      number,
      time,
      route,
      method,
      url,
      status,
      note: note ?? null,
    }));
}

/** Everything that the cloud's page shows; no secret and no token is in it. */
export function cloudState(cloud: Cloud, faults: RouteFaults, log: ExchangeLog): JsonObject {
  const { entra, graph, clock } = cloud;
  const { notifications } = graph;
  return {
    now: clock.now().toISOString(),
    ahead: clock.ahead,
    tenants: entra.directory.tenants().map((tenant) => tenantState(cloud, tenant)),
    tokens: entra.issued().slice(0, shownItems),
    refreshReuses: entra.refreshReuses(),
    subscriptions: graph.subscriptions().map(subscriptionState),
    notices: graph.notices().slice(-shownItems).reverse(),
    violations: graph.violations().slice(-shownItems).reverse(),
    requests: requestsOf(log),
    faults: faults.list(),
    buckets: ['entra.token', ...graph.throttle.rules().map((rule) => rule.bucket)],
    tooEarly: graph.throttle.tooEarly().length + entra.throttle.tooEarly().length,
    notifications: { ...notifications.planned(), held: notifications.held(), lost: notifications.lost() },
  };
}
