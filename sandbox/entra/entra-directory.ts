import { appOf } from './app-seeding.ts';
import type { Consents } from './consents.ts';
import { createConsents } from './consents.ts';
import type { EntraApp, EntraTenant, TenantSeed } from './entra-types.ts';
import type { UserDirectory } from './user-directory.ts';
import { createUserDirectory } from './user-directory.ts';

/** Tenants with their people, apps and consents: what Entra knows. */
export interface EntraDirectory {
  tenants(): readonly EntraTenant[];
  /** The tenant with this id or domain; undefined when there is none. */
  tenant(key: string): EntraTenant | undefined;
  /** Every app registration. */
  apps(): readonly EntraApp[];
  /** The app as it can be used in a tenant: registered there, or registered elsewhere for all and consented to there. */
  app(entraTenantId: string, appId: string): EntraApp | undefined;
  /** The app that exposes this API or has this id, as it can be used in a tenant. */
  appByResource(entraTenantId: string, resource: string): EntraApp | undefined;
  /** Changes an app registration; throws when there is none. */
  changeApp(appId: string, changed: Partial<Omit<EntraApp, 'appId'>>): EntraApp;
  /** Adds a tenant, or to a tenant that is there. */
  seed(tenant: TenantSeed): void;
  /** Allows an app in a tenant everything that it asks for. */
  consentToAll(entraTenantId: string, appId: string): void;
  readonly users: UserDirectory;
  readonly consents: Consents;
  /** Runs after each change of tenants, apps or consents. */
  onChange(listener: () => void): void;
}

/** What an app asks for when its seed does not say. */
export type KnownPermissions = EntraApp['asksFor'];

/** A directory without tenants. */
export function createEntraDirectory(now: () => Date, known: KnownPermissions): EntraDirectory {
  const tenants = new Map<string, EntraTenant>();
  const apps = new Map<string, EntraApp>();
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const users = createUserDirectory(now);
  const consents = createConsents(tell);

  const app = (entraTenantId: string, appId: string) => {
    const found = apps.get(appId.toLowerCase());
    if (!found || found.entraTenantId === entraTenantId) return found;
    const isKnown = consents.list().some((one) => one.entraTenantId === entraTenantId && one.appId === found.appId);
    return found.isMultiTenant && isKnown ? found : undefined;
  };
  const consentToAll = (entraTenantId: string, appId: string) => {
    const { asksFor } = apps.get(appId.toLowerCase()) ?? { asksFor: known };
    consents.revoke({ entraTenantId, appId });
    for (const permission of asksFor.application) consents.grant({ entraTenantId, appId, kind: 'application', permission });
    for (const permission of asksFor.delegated) consents.grant({ entraTenantId, appId, kind: 'delegated', permission });
  };
  const seed = (given: TenantSeed) => {
    const name = given.name ?? tenants.get(given.id)?.name ?? `Tenant ${given.id.slice(0, 8)}`;
    const domain = given.domain ?? tenants.get(given.id)?.domain ?? `${given.id.slice(0, 8)}.example`;
    tenants.set(given.id, { id: given.id, name, domain, createdDateTime: now().toISOString() });
    for (const user of given.users ?? []) users.add(given.id, user);
    for (const one of given.apps ?? []) {
      const { application = known.application, delegated = known.delegated } = one.permissions ?? {};
      apps.set(one.appId.toLowerCase(), appOf(given.id, one, { application, delegated }, now()));
      if (one.isConsented !== false) consentToAll(given.id, one.appId);
    }
    tell();
  };
  return {
    users,
    consents,
    seed,
    app,
    consentToAll,
    tenants: () => [...tenants.values()],
    tenant: (key) => tenants.get(key.toLowerCase()) ?? [...tenants.values()].find((one) => one.domain === key.toLowerCase()),
    apps: () => [...apps.values()],
    appByResource: (entraTenantId, resource) =>
      [...apps.values()].find(
        (one) => (one.identifierUri === resource || one.appId === resource) && app(entraTenantId, one.appId) !== undefined,
      ),
    changeApp(appId, changed) {
      const found = apps.get(appId.toLowerCase());
      if (!found) throw new Error(`There is no app ${appId}.`);
      apps.set(appId.toLowerCase(), { ...found, ...changed });
      tell();
      return { ...found, ...changed };
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
