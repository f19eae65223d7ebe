import { defineAction } from '../definition/action.ts';
import { type Member, roleList } from '../domain/member.ts';
import { assertFreeMail, assertPlace, canonicalLocale } from '../domain/member-rules.ts';
import { field } from '../fields/field-builders.ts';
import { roleOptions } from '../fields/role-options.ts';
import { say } from '../text/say.ts';

/** Adds a person to the desk. Their Microsoft account is linked by the next reading of the directory, by the mail address. */
export const addMember = defineAction({
  name: 'member.add',
  title: 'Add member',
  summary: 'Adds a person to the desk, with their roles.',
  phrases: ['add member {name} {mail} [as {roles}]', 'new member {name} {mail} [as {roles}]'],
  input: {
    name: field.text('Name', { max: 120 }),
    mail: field.text('Mail address', { max: 254, format: 'mail' }),
    roles: field.choices('Roles', { options: roleOptions, initial: 'technician' }),
    zone: field.text('Time zone (the desk’s when left out)', { max: 60, optional: true }),
    locale: field.text('Language (the desk’s when left out)', { max: 35, optional: true }),
  },
  permission: { grant: 'desk.administer' },
  audit: { record: ['name', 'mail', 'roles', 'zone', 'locale'] },
  undo: 'member.disable',
  async run({ members, caller: { tenant } }, { name, mail, roles, zone, locale }) {
    assertPlace({ zone, locale });
    await assertFreeMail({ members }, mail);
    const place = {
      zone: zone ?? tenant.zone,
      locale: locale === undefined ? tenant.locale : (canonicalLocale(locale) ?? tenant.locale),
    };
    return {
      write: { create: 'member', record: { name, mail, roles: [...roles], ...place, active: true } },
      events: [{ type: 'member.added', data: { mail } }],
      undo: { created: 'member' },
      reply: (stored: Member) => ({
        text: say`${name} (${mail}) is a member now: ${roleList(roles)}. They get in as soon as their Microsoft account is linked, which “sync directory” does.`,
        show: { kind: 'member', record: stored },
        undoable: true,
      }),
    };
  },
});
