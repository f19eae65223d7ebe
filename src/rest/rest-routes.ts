import type { Route } from '../http/route.ts';
import { callRoutes } from './call-routes.ts';
import { configRoute } from './config-route.ts';
import { docsRoutes } from './docs-routes.ts';
import { eventRoute } from './event-route.ts';
import { meRoute } from './me-route.ts';
import { packageRoute } from './package-route.ts';
import type { RestParts } from './parts.ts';

/** Everything under `/api` that is derived from the registry, and its description. */
export function restRoutes(parts: RestParts): Route[] {
  return [configRoute(parts), meRoute(parts), eventRoute(parts), ...callRoutes(parts), packageRoute(parts), ...docsRoutes(parts)];
}
