import { apiAddresses } from '../../shared/api/addresses.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { holds } from '../../shared/policy/grants.ts';
import { say } from '../../shared/text/say.ts';
import type { Route } from '../http/route.ts';
import type { RestParts } from './parts.ts';
import { privateHeaders } from './private-headers.ts';
import { privateRoute } from './private-route.ts';

/** `GET /api/app-package`: the zip that an administrator uploads to Teams, made for their own desk. Nobody else gets it. */
export function packageRoute(parts: RestParts): Route {
  return privateRoute(parts, {
    method: 'GET',
    path: apiAddresses.appPackage,
    async handle(_request, { caller }) {
      if (!holds(caller.actor.roles, 'desk.administer'))
        throw new Failure(
          'not-allowed',
          'denied',
          say`The app package is for the role administrator.`,
          say`Ask an administrator of your desk for it.`,
        );
      const { name, zip } = await parts.appPackage(caller.tenant);
      const headers = {
        ...privateHeaders,
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
        'x-content-type-options': 'nosniff',
      };
      return { status: 200, headers, body: zip };
    },
  });
}
