import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Directory } from './directory.ts';

/** How Microsoft names the person behind a call. */
export interface Presented {
  entraTenantId?: string;
  entraObjectId?: string;
}

/** Who a person is to the desk, or why they do not get in. */
export type Recognised =
  | { state: 'member'; tenant: Tenant; member: Member }
  | { state: 'signed-out'; tenant: Tenant; member: Member }
  | { state: 'disabled'; tenant: Tenant }
  | { state: 'unlinked'; tenant: Tenant }
  | { state: 'not-set-up'; tenant: Tenant }
  | { state: 'foreign' };

/** Stands in for people whom no tenant knows; `undefined` outside try mode. */
export type StandIn = (presented: Presented) => Promise<{ tenant: Tenant; member: Member } | undefined>;

/** Says who a person is: only members of a tenant whose set-up is finished get in, others are told apart so that each can be told why. */
export async function recognise(directory: Directory, presented: Presented, standIn: StandIn): Promise<Recognised> {
  const tenant = presented.entraTenantId === undefined ? undefined : await directory.tenantByEntra(presented.entraTenantId);
  if (!tenant) {
    const stand = await standIn(presented);
    return stand ? { state: stand.member.signedOutAt ? 'signed-out' : 'member', ...stand } : { state: 'foreign' };
  }
  if (tenant.teams !== 'active') return { state: 'not-set-up', tenant };
  const member =
    presented.entraObjectId === undefined ? undefined : await directory.memberByEntra(tenant._id, presented.entraObjectId);
  if (!member) return { state: 'unlinked', tenant };
  if (!member.active) return { state: 'disabled', tenant };
  return { state: member.signedOutAt ? 'signed-out' : 'member', tenant, member };
}
