import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { StandIn } from './who.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const zeros = /^0{8}-0{4}-0{4}-0{4}-/;

/** Local tools such as the Microsoft 365 Agents Playground say no organisation or person, or made-up ids of zeros with one digit too many to be real. */
function isMadeUp(id: string | undefined): boolean {
  return id === undefined || !guid.test(id) || zeros.test(id);
}

/** Nobody stands in for anybody. */
export const nobodyStandsIn: StandIn = async () => undefined;

/**
 * In try mode a person of a local tool, who belongs to no real organisation, acts as the member whose object id they give, or as this seeded
 * member when they give none that is real. A person of a real but unknown organisation stays out.
 */
export function playgroundStandIn(store: DocumentStore, entraTenantId: string, entraObjectId: string): StandIn {
  const memberOf = async (tenant: Tenant, objectId: string): Promise<{ tenant: Tenant; member: Member } | undefined> => {
    const member = await openDesk(store, tenant._id).members.byEntraObjectId(objectId);
    return member?.active && tenant.teams === 'active' ? { tenant, member } : undefined;
  };
  return async (presented) => {
    if (!isMadeUp(presented.entraTenantId)) return undefined;
    const tenants = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { sort: { _id: 1 }, limit: 100 });
    if (isMadeUp(presented.entraObjectId)) {
      const first = tenants.find((tenant) => tenant.entraTenantId === entraTenantId);
      return first && memberOf(first, entraObjectId);
    }
    for (const tenant of tenants) {
      const found = await memberOf(tenant, presented.entraObjectId!);
      if (found) return found;
    }
    return undefined;
  };
}
