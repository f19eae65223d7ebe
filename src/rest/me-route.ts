import type { Me } from '../../shared/api/answers.ts';
import { describeDefinition } from '../../shared/api/describe-definition.ts';
import { grantsOf } from '../../shared/policy/grants.ts';
import { refusalOfGrant } from '../actions/permission.ts';
import type { Registry } from '../actions/registry.ts';
import { switchedOff } from '../actions/switched-off.ts';
import type { Route } from '../http/route.ts';
import { ok } from './outcome-answer.ts';
import type { RestParts } from './parts.ts';
import { privateRoute } from './private-route.ts';
import type { Visitor } from './visitor.ts';

function meOf(registry: Registry, { caller, until, bySetupLink }: Visitor): Me {
  const { tenant, actor, zone, locale } = caller;
  const usable = registry.definitions.filter(
    (definition) => !refusalOfGrant(definition, actor) && !switchedOff(definition, caller),
  );
  const place = ({ place: at = Number.MAX_SAFE_INTEGER }) => at;
  const sorted = usable.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
  return {
    member: { id: actor._id, name: actor.name, mail: actor.mail },
    desk: { id: tenant._id, name: tenant.name, zone: tenant.zone, locale: tenant.locale, holdSeconds: tenant.holdSeconds },
    zone,
    locale,
    roles: actor.roles,
    grants: grantsOf(actor.roles),
    definitions: sorted.map(describeDefinition),
    ...(bySetupLink && { setupUntil: until.toISOString() }),
  };
}

/** `GET /api/me`: who is signed in, and what they may use from here. */
export function meRoute(parts: RestParts): Route {
  return privateRoute(parts, {
    method: 'GET',
    path: '/api/me',
    handle: async (_request, visitor) => ok(meOf(parts.core.registry, visitor)),
  });
}
