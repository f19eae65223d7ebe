import type { UserSeed } from '../entra/entra-types.ts';
import { derivedUuid } from '../entra/well-known.ts';
import type { SandboxPerson } from '../sandbox-options.ts';
import type { CloudTenant } from './cloud-options.ts';
import { sandboxSecret } from './cloud-options.ts';

function userSeed(person: SandboxPerson, home: string): UserSeed {
  return {
    id: person.aadObjectId,
    displayName: person.name,
    userPrincipalName: person.email,
    jobTitle: person.role,
    preferredLanguage: person.locale,
    userType: person.outsider === true && person.entraTenantId === home ? 'Guest' : 'Member',
  };
}

function tenantOf(id: string, people: readonly SandboxPerson[], home: string): CloudTenant {
  const members = people.filter((person) => person.entraTenantId === id);
  const domain = members[0]?.email.split('@')[1]?.toLowerCase() ?? `${id.slice(0, 8)}.example`;
  const [label = domain] = domain.split('.');
  return { id, domain, name: label.slice(0, 1).toUpperCase() + label.slice(1), users: members.map((one) => userSeed(one, home)) };
}

/**
 * The tenants that these people belong to. The first one's app registration has the bot's id; every other tenant with insiders has its own.
 */
export function usualTenants(
  people: readonly SandboxPerson[],
  botId: string,
  hasWebApplication: boolean,
): readonly CloudTenant[] {
  const ids = [...new Set(people.map((person) => person.entraTenantId))];
  const home = people.find((person) => !person.outsider)?.entraTenantId ?? '';
  return ids.map((id) => {
    const tenant = tenantOf(id, people, home);
    if (!people.some((person) => person.entraTenantId === id && !person.outsider)) return tenant;
    const appId = id === home ? botId : derivedUuid('app', id);
    const isExtra = id !== home && hasWebApplication;
    return { ...tenant, apps: [{ appId, secret: sandboxSecret }], ...(isExtra ? { webApplicationId: appId } : {}) };
  });
}

/** The given tenants, with the people of the sandbox in those that name none; and the tenants of the other people. */
export function completedTenants(given: readonly CloudTenant[], people: readonly SandboxPerson[]): readonly CloudTenant[] {
  const home = people.find((person) => !person.outsider)?.entraTenantId ?? '';
  const named = given.map((tenant) => ({ ...tenantOf(tenant.id, people, home), ...tenant }));
  const others = new Set(people.map((person) => person.entraTenantId).filter((id) => !given.some((tenant) => tenant.id === id)));
  return [...named, ...[...others].map((id) => tenantOf(id, people, home))];
}
