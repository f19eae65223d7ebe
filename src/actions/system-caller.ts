import type { Caller } from '../../shared/definition/caller.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { systemId } from './permission.ts';

/** The caller as which the desk itself acts in a tenant: timed and follow-up work. */
export function systemCaller(tenant: Tenant): Caller {
  const epoch = new Date(0);
  const actor = {
    _id: systemId,
    tenantId: tenant._id,
    version: 0,
    createdAt: epoch,
    updatedAt: epoch,
    terms: [],
    pending: [],
    receipts: [],
    name: 'Deskhand',
    mail: '',
    roles: [],
    zone: tenant.zone,
    locale: tenant.locale,
    active: true,
  };
  return { tenant, actor, surface: 'system', zone: tenant.zone, locale: tenant.locale };
}
