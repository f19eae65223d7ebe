import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { CliCommand, CommandContext } from './cli-command.ts';
import { columns } from './columns.ts';
import { storedOnly, withCore } from './with-core.ts';

/** One member as the command line shows them; `null` for what is not linked yet. */
interface Row {
  tenant: string;
  tenantId: string;
  entraTenantId: string | null;
  name: string;
  mail: string;
  /** The first of the roles. */
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

function asText(rows: readonly Row[]): string[] {
  const head = ['Desk', 'Name', 'Roles', 'Mail', 'Entra object id', 'Entra tenant id'];
  const cells = rows.map((row) => [
    row.tenant,
    row.active ? row.name : `${row.name} (disabled)`,
    row.roles.join(', ') || 'none',
    row.mail,
    row.entraObjectId ?? 'not linked',
    row.entraTenantId ?? 'not linked',
  ]);
  return columns([head, ...cells]);
}

function list(context: CommandContext): Promise<number> {
  return withCore(context, storedOnly, async ({ store }) => {
    const tenants = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { sort: { _id: 1 }, limit: 10_000 });
    const rows: Row[] = [];
    for (const tenant of tenants) {
      const members = await openDesk(store, tenant._id).members.search('', { limit: 5_000 });
      rows.push(...members.map((member) => rowOf(tenant, member)));
    }
    rows.sort((a, b) => a.tenant.localeCompare(b.tenant) || a.name.localeCompare(b.name));
    const lines = context.given.has('json') ? [JSON.stringify(rows, null, 2)] : asText(rows);
    lines.forEach(context.out);
    return 0;
  });
}

/** `members list`: every member of every desk; in an empty try-mode folder the seeded ones, which it seeds first. */
export const listMembers: CliCommand = {
  noun: 'members',
  verb: 'list',
  summary: 'lists every member with desk, roles and Entra ids',
  flags: ['json'],
  readsStore: true,
  work: list,
};
