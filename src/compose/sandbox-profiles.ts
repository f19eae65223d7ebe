import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { registrationFacts } from '../../shared/domain/teams-addresses.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { systemCaller } from '../actions/system-caller.ts';
import type { Core } from '../core.ts';
import { publicAuthority } from '../identity/tokens/token-endpoint.ts';

async function act(core: Core, tenant: Tenant, name: string, input: Record<string, unknown>): Promise<void> {
  const action = core.registry.action(name);
  if (!action) throw new Error(`the action ${name} is missing`);
  const outcome = await core.door.execute(action, input, systemCaller(tenant), { key: `sandbox:${tenant._id}:${name}` });
  if (!outcome.ok) throw outcome.failure;
}

/**
 * Does for each desk of try mode what an administrator does with a real tenant: enters Deskhand's addresses in the registration that the sandbox has for it, and adds and tests a Microsoft profile of it.
 * A desk that has a profile keeps what it has.
 */
export async function adoptSandbox(core: Core, { cloud }: Sandbox, publicUrl: string): Promise<void> {
  const { directory } = cloud.entra;
  for (const tenant of await core.directory.tenants()) {
    const app = directory
      .apps()
      .find(({ entraTenantId, secrets }) => entraTenantId === tenant.entraTenantId && secrets.length > 0);
    if (!app) continue;
    const { appId: clientId, entraTenantId } = app;
    const facts = registrationFacts({ clientId, entraTenantId }, { publicUrl, authority: publicAuthority });
    const spaRedirectUris = [facts.tabRedirectUri];
    directory.changeApp(clientId, { identifierUri: facts.applicationIdUri, redirectUris: facts.redirectUris, spaRedirectUris });
    if ((await core.door.desk(tenant._id).profiles.all()).length > 0) continue;
    const name = 'Sandbox';
    await act(core, tenant, 'profile.add', { name, entraTenantId, clientId, secret: app.secrets[0]!.value });
    await act(core, tenant, 'profile.test', { profile: name });
  }
}
