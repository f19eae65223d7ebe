import { requestErrors } from './aad-errors.ts';
import type { EntraDirectory } from './entra-directory.ts';
import type { EntraApp, EntraTenant } from './entra-types.ts';
import { resources } from './well-known.ts';

/** What is asked for in a `scope` parameter. */
export interface AskedScopes {
  /** An address, or an app with an API. */
  readonly resource: string | EntraApp;
  /** The id under which consents to the resource are kept. */
  readonly resourceId: string;
  /** Permission names; `.default` among them. */
  readonly names: readonly string[];
  readonly offline: boolean;
  readonly openid: boolean;
}

const openIdScopes = new Set(['openid', 'profile', 'email', 'offline_access']);
const graphNames = new Set<string>([resources.graph, resources.graphUri, `${resources.graphUri}/`]);

function splitScope(scope: string): { readonly resource: string; readonly name: string } {
  const at = scope.lastIndexOf('/');
  const isAddress = scope.includes('://') || /^[0-9a-f-]{36}\//i.test(scope);
  if (at < 0 || !isAddress) return { resource: resources.graphUri, name: scope };
  return { resource: scope.slice(0, at).replace(/\/$/, ''), name: scope.slice(at + 1) };
}

/** Reads a `scope` parameter; throws when its resource is unknown or there are several of them. */
export function readScopes(directory: EntraDirectory, tenant: EntraTenant, scope: string): AskedScopes {
  const all = scope.split(/\s+/).filter(Boolean);
  const wanted = all.filter((one) => !openIdScopes.has(one)).map(splitScope);
  const names = wanted.map((one) => one.name);
  const [first = resources.graphUri, ...others] = [...new Set(wanted.map((one) => one.resource))];
  if (others.length > 0) throw requestErrors.badScope(scope);
  const rest = { names, offline: all.includes('offline_access'), openid: all.includes('openid') };
  if (graphNames.has(first)) return { resource: resources.graphUri, resourceId: resources.graph, ...rest };
  if (first === resources.botFrameworkUri) return { resource: first, resourceId: first, ...rest };
  const app = directory.appByResource(tenant.id, first);
  if (!app) throw requestErrors.unknownResource(first, tenant.name);
  return { resource: app, resourceId: app.appId, ...rest };
}
