import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { StandIn } from './who.ts';

/** Local tools such as the Microsoft 365 Agents Playground send made-up ids of zeros, with one digit too many to be real. */
const madeUp = /^0{8}-0{4}-0{4}-0{4}-0{8,}\d{1,4}$/;

/** Nobody stands in for anybody. */
export const nobodyStandsIn: StandIn = async () => undefined;

/** In try mode the person of a local tool, who belongs to no organisation, acts as this seeded member. A person of a real but unknown organisation stays out. */
export function playgroundStandIn(store: DocumentStore, entraTenantId: string, entraObjectId: string): StandIn {
  return async (presented) => {
    const made = (id: string | undefined) => id === undefined || madeUp.test(id);
    if (!made(presented.entraTenantId) || !made(presented.entraObjectId)) return undefined;
    const tenant = await store.collection(tenantCollection).findOne({ entraTenantId });
    const member = tenant && (await openDesk(store, tenant._id).members.byEntraObjectId(entraObjectId));
    return tenant && member ? { tenant, member } : undefined;
  };
}
