import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { CommandContext } from './run-cli.ts';
import { withStore } from './with-store.ts';

/** One member as the command line shows them. */
interface Row {
  tenant: string;
  tenantId: string;
  entraTenantId: string | null;
  name: string;
  mail: string;
  role: string;
  roles: string[];
  entraObjectId: string | null;
  active: boolean;
}

function rowOf(tenant: Tenant, member: Member): Row {
  return {
    tenant: tenant.name,
    tenantId: tenant._id,
    entraTenantId: tenant.entraTenantId ?? null,
    name: member.name,
    mail: member.mail,
    role: member.roles[0] ?? 'none',
    roles: member.roles,
    entraObjectId: member.entraObjectId ?? null,
    active: member.active,
  };
}

/** Lists every member of every desk; in an empty try-mode folder the seeded ones, which it seeds first. */
export function listMembers(context: CommandContext): Promise<number> {
  return withStore(context, async (store) => {
    const tenants = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { sort: { _id: 1 }, limit: 10_000 });
    const rows: Row[] = [];
    for (const tenant of tenants) {
      const members = await openDesk(store, tenant._id).members.search('', { limit: 5_000 });
      rows.push(...members.map((member) => rowOf(tenant, member)));
    }
    rows.sort((a, b) => a.tenant.localeCompare(b.tenant) || a.name.localeCompare(b.name));
    if (context.json) context.out(JSON.stringify(rows, null, 2));
    else
      for (const row of rows)
        context.out(
          [row.tenant, row.name, row.roles.join('+'), row.mail, row.entraObjectId ?? 'not linked', row.entraTenantId ?? ''].join(
            '\t',
          ),
        );
    return 0;
  });
}
