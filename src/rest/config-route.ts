import { apiAddresses } from '../../shared/api/addresses.ts';
import type { Route } from '../http/route.ts';
import { ok } from './outcome-answer.ts';
import type { RestParts } from './parts.ts';
import { assertOwnPage, refused } from './private-route.ts';

/** `GET /api/config`, the one answer that needs no sign-in. */
export function configRoute(parts: RestParts): Route {
  return {
    method: 'GET',
    path: apiAddresses.config,
    async handle(request) {
      try {
        assertOwnPage(request, parts.origins);
        return ok(await parts.config(request.query.get('tenant')?.toLowerCase()));
      } catch (error) {
        return refused(parts, request, error);
      }
    },
  };
}
