import { defineAction } from '../definition/action.ts';
import { type Member, roleList } from '../domain/member.ts';
import { assertFreeMail } from '../domain/member-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { roleOptions } from '../fields/role-options.ts';
import { say } from '../text/say.ts';

/** Makes an account of the directory a member, linked from the start, so that they get in at once. */
export const importMember = defineAction({
  name: 'member.import',
  title: 'Add from the directory',
  summary: 'Makes an account of the directory a member, linked from the start.',
  phrases: ['add account {account} [as {roles}]', 'import member {account} [as {roles}]'],
  input: {
    account: field.text('Mail address or object id of the account', { max: 254 }),
    roles: field.choices('Roles', { options: roleOptions, initial: 'technician' }),
  },
  permission: { grant: 'desk.administer' },
  audit: { record: ['account', 'roles'] },
  undo: 'member.disable',
  async run({ accounts, members, caller: { tenant } }, { account: given, roles }) {
    const account = await accounts.byIdOrMail(given);
    if (!account?.mail) throw unknownAccount(given, (await accounts.read()).at !== undefined);
    const { id: entraObjectId, name, mail } = account;
    const holder = await members.byEntraObjectId(entraObjectId);
    if (holder) {
      const text = holder.active
        ? say`${name}’s account belongs to ${holder.name}.`
        : say`${name}’s account belongs to ${holder.name}, who is disabled.`;
      throw new Failure(
        'already-linked',
        'conflict',
        text,
        holder.active ? say`They are a member already.` : say`Enable ${holder.name}.`,
      );
    }
    await assertFreeMail({ members }, mail);
    const place = { zone: tenant.zone, locale: tenant.locale };
    return {
      write: { create: 'member', record: { name, mail, roles: [...roles], ...place, active: true, entraObjectId } },
      events: [{ type: 'member.added', data: { mail, entraObjectId } }],
      undo: { created: 'member' },
      reply: (stored: Member) => ({
        text: say`${name} (${mail}) is a member now and gets in: ${roleList(roles)}.`,
        show: { kind: 'member', record: stored },
        undoable: true,
      }),
    };
  },
});

function unknownAccount(given: string, isRead: boolean): Failure {
  const text = isRead
    ? say`No account of the directory that could be a member’s has the address or id “${given.slice(0, 80)}”.`
    : say`The directory was not read yet.`;
  const remedy = isRead
    ? say`Look at “directory accounts”, or read the directory anew with “sync directory”.`
    : say`Say “sync directory”.`;
  return new Failure('account-unknown', 'missing', text, remedy, [{ field: 'account', code: 'unknown', text }]);
}
