import type { Fault, RouteFaults } from '../faults/route-faults.ts';
import type { DeliveryPlan } from '../graph/subscriptions/delivery-plan.ts';
import type { LifecycleEvent } from '../graph/subscriptions/notification-sender.ts';
import type { JsonObject } from '../json.ts';
import { objectAt, textAt } from '../json.ts';
import type { Cloud } from './cloud.ts';

/** Something that can be done from the cloud's page, with what it needs in the body. */
type CloudCommand = (body: JsonObject) => unknown;

/** The commands by name. */
export type CloudCommands = Readonly<Record<string, CloudCommand>>;

function need(body: JsonObject, name: string): string {
  const value = textAt(body, name);
  if (value === undefined) throw new Error(`${name} is missing.`);
  return value;
}

function entraCommands({ entra }: Cloud): CloudCommands {
  const { directory } = entra;
  return {
    rotateKeys: (body) => entra.rotateKeys({ keepOld: body['keepOld'] !== false }),
    expireSecrets: (body) => entra.expireSecret(need(body, 'appId')),
    consentToAll: (body) => directory.consentToAll(need(body, 'tenant'), need(body, 'appId')),
    consent(body) {
      const key = { entraTenantId: need(body, 'tenant'), appId: need(body, 'appId') };
      const permission = need(body, 'permission');
      const kind = body['kind'] === 'delegated' ? 'delegated' : 'application';
      if (body['isGiven'] === true) directory.consents.grant({ ...key, kind, permission });
      else directory.consents.revoke(key, permission, kind);
    },
    revokeAll: (body) => directory.consents.revoke({ entraTenantId: need(body, 'tenant'), appId: need(body, 'appId') }),
    enable: (body) =>
      directory.users.change(need(body, 'tenant'), need(body, 'user'), { accountEnabled: body['isEnabled'] === true }),
    removeUser: (body) => directory.users.remove(need(body, 'tenant'), need(body, 'user')),
    requireMfa: (body) => entra.requireMfa(need(body, 'tenant'), need(body, 'user')),
    revokeSignIns: (body) => entra.revokeSignIns(need(body, 'tenant'), need(body, 'user')),
  };
}

function graphCommands({ entra, graph }: Cloud): CloudCommands {
  return {
    throttle(body) {
      const bucket = need(body, 'bucket');
      const owner = bucket.startsWith('entra.') ? entra.throttle : graph.throttle;
      owner.block(bucket, Number(body['seconds'] ?? 10), { saysWhen: body['saysWhen'] !== false });
    },
    resetThrottles() {
      graph.throttle.reset();
      entra.throttle.reset();
    },
    expireDeltas: (body) => graph.expireDeltas(need(body, 'tenant')),
    install: (body) => graph.teams.install(need(body, 'tenant'), need(body, 'user')),
    uninstall: (body) => graph.teams.uninstall(need(body, 'tenant'), need(body, 'user')),
    lifecycle: (body) => graph.notifications.lifecycle(need(body, 'id'), need(body, 'event') as LifecycleEvent),
    dropSubscription: (body) => graph.dropSubscription(need(body, 'id')),
    plan: (body) => graph.notifications.plan(objectAt(body, 'plan') as Partial<DeliveryPlan>),
    release: () => graph.notifications.release(),
    forgetViolations: () => graph.forgetViolations(),
  };
}

/** What the cloud's page can do. */
export function cloudCommands(cloud: Cloud, faults: RouteFaults): CloudCommands {
  return {
    ...entraCommands(cloud),
    ...graphCommands(cloud),
    shiftClock: (body) => cloud.clock.shift(Number(body['milliseconds'] ?? 0)),
    fault: (body) => faults.add(objectAt(body, 'fault') as unknown as Fault),
    clearFaults: () => faults.clear(),
  };
}
