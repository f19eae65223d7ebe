import type { Caller } from '../../shared/definition/caller.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { usualDesk } from '../../shared/domain/usual-desk.ts';
import { founderId, systemId } from './permission.ts';

/** Somebody who is no member: holds no role, and has no mail. */
function stranger(_id: string, name: string, tenant: Tenant): Member {
  const epoch = new Date(0);
  return {
    _id,
    tenantId: tenant._id,
    version: 0,
    createdAt: epoch,
    updatedAt: epoch,
    terms: [],
    pending: [],
    receipts: [],
    name,
    mail: '',
    roles: [],
    zone: tenant.zone,
    locale: tenant.locale,
    active: true,
  };
}

/** The caller as which the desk itself acts in a tenant: timed and follow-up work. */
export function systemCaller(tenant: Tenant): Caller {
  const { zone, locale } = tenant;
  return { tenant, actor: stranger(systemId, 'Deskhand', tenant), surface: 'system', zone, locale };
}

/** Whoever opens the desk with this id, which is not there yet. They may do nothing else. */
export function founderOf(deskId: string): { tenant: Tenant; actor: Member } {
  const tenant = usualDesk({ _id: deskId, name: 'Deskhand', zone: 'Etc/UTC', locale: 'en-GB' });
  return { tenant, actor: stranger(founderId, 'Set-up', tenant) };
}
