import type { Throttle } from '../cloud/throttle.ts';
import type { Route } from '../http/routes.ts';
import { showAdminConsent, showSignIn, takeAdminConsent, takeSignIn } from './authorize-endpoint.ts';
import type { EntraCore } from './entra-core.ts';
import { botFrameworkKeys, botFrameworkMetadata, instanceDiscovery, openIdMetadata, publishedKeys } from './metadata.ts';
import { tokenEndpoint, withAadErrors } from './token-endpoint.ts';

/** Entra under `/entra`, for `login.microsoftonline.com`; the Bot Framework's keys under `/botframework`, for `login.botframework.com`. */
export function entraRoutes(core: EntraCore, throttle: Throttle): readonly Route[] {
  const route = (method: string, path: string, name: string, handle: Route['handle']): Route => ({
    method,
    path: `/entra${path}`,
    name: `entra.${name}`,
    handle,
  });
  const metadata =
    (version: 1 | 2): Route['handle'] =>
    (request) =>
      withAadErrors(core, request, () => openIdMetadata(core, request.params['tenant'] ?? '', version));
  const keys: Route['handle'] = (request) =>
    withAadErrors(core, request, () => publishedKeys(core, request.params['tenant'] ?? ''));
  const bot = (path: string, name: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path: `/botframework/v1/.well-known/${path}`,
    name: `botframework.${name}`,
    handle,
  });
  return [
    route('GET', '/common/discovery/instance', 'instances', ({ query }) => instanceDiscovery(query)),
    {
      ...route(
        'POST',
        '/:tenant/oauth2/v2.0/token',
        'token',
        tokenEndpoint(core, (appId) => throttle.admit('entra.token', appId)),
      ),
      isForAnyOrigin: true,
    },
    route('GET', '/:tenant/oauth2/v2.0/authorize', 'authorize', showSignIn(core)),
    route('POST', '/:tenant/oauth2/v2.0/authorize', 'authorize.choose', takeSignIn(core)),
    route('GET', '/:tenant/adminconsent', 'adminconsent', showAdminConsent(core)),
    route('POST', '/:tenant/adminconsent', 'adminconsent.choose', takeAdminConsent(core)),
    route('GET', '/:tenant/v2.0/adminconsent', 'adminconsent', showAdminConsent(core)),
    route('POST', '/:tenant/v2.0/adminconsent', 'adminconsent.choose', takeAdminConsent(core)),
    route('GET', '/:tenant/v2.0/.well-known/openid-configuration', 'metadata', metadata(2)),
    route('GET', '/:tenant/.well-known/openid-configuration', 'metadata', metadata(1)),
    route('GET', '/:tenant/discovery/v2.0/keys', 'keys', keys),
    route('GET', '/:tenant/discovery/keys', 'keys', keys),
    bot('openidconfiguration', 'metadata', botFrameworkMetadata),
    bot('openid-configuration', 'metadata', botFrameworkMetadata),
    bot('keys', 'keys', () => botFrameworkKeys(core)),
  ];
}
