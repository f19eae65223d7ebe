import type { Tenant } from '../../shared/domain/tenant.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Door } from '../actions/execute.ts';
import type { Registry } from '../actions/registry.ts';
import { systemCaller } from '../actions/system-caller.ts';
import type { Settings } from '../config/settings.ts';
import { tenantCollection } from '../records/collections.ts';
import type { EnvironmentProfile } from './tokens/credentials.ts';

/** The single configuration of older installations; `undefined` when nothing of it is set. Throws `Failure` `microsoft-incomplete` when only a part is. */
export function environmentOf(settings: Settings): EnvironmentProfile | undefined {
  const { microsoftTenant: entraTenantId, microsoftClient: clientId, microsoftSecret: clientSecret } = settings;
  if (entraTenantId && clientId && clientSecret) return { entraTenantId, clientId, clientSecret };
  if (!entraTenantId && !clientId && !clientSecret) return undefined;
  throw new Failure(
    'microsoft-incomplete',
    'invalid',
    'Only a part of the Microsoft configuration is set.',
    'Set all of MICROSOFT_TENANT_ID, MICROSOFT_CLIENT_ID and MICROSOFT_CLIENT_SECRET, or none of them.',
  );
}

/** The desk of that organisation; else the only desk there is, while it belongs to none: a first desk finds the configuration there already. */
async function tenantFor(store: DocumentStore, entraTenantId: string): Promise<Tenant | undefined> {
  const desks = store.collection(tenantCollection);
  const linked = await desks.findOne({ entraTenantId });
  if (linked) return linked;
  const [only, ...others] = await desks.find({ _id: { $gt: '' } }, { limit: 2 });
  return others.length === 0 && only?.entraTenantId === undefined ? only : undefined;
}

/**
 * Makes the configuration that the environment gives a profile of the tenant with that Entra tenant id, or of the only desk where that belongs to no organisation yet, or brings that profile in step with it.
 * The first profile of a tenant becomes its default. Doing it again changes nothing. Answers the tenant's id; `undefined` when there is no such tenant.
 */
export async function adoptEnvironment(
  parts: { store: DocumentStore; door: Door; registry: Registry },
  environment: EnvironmentProfile,
): Promise<string | undefined> {
  const action = parts.registry.action('profile.adopt-environment');
  if (!action) throw new Error('the action profile.adopt-environment is missing');
  const entraTenantId = environment.entraTenantId.toLowerCase();
  const tenant = await tenantFor(parts.store, entraTenantId);
  if (!tenant) return undefined;
  const existing = (await parts.door.desk(tenant._id).profiles.all()).find(({ source }) => source === 'environment');
  const input = { entraTenantId, clientId: environment.clientId, secret: environment.clientSecret };
  const key = `environment:${existing ? existing.version : 'new'}`;
  const outcome = await parts.door.execute(action, input, systemCaller(tenant), { key });
  if (outcome.ok) return tenant._id;
  const { code, kind, message, remedy } = outcome.failure;
  throw new Failure(code, kind, message, remedy);
}
