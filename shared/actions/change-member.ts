import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import { type Member, roleList } from '../domain/member.ts';
import { assertAdministratorLeft, assertFreeMail, assertPlace, canonicalLocale } from '../domain/member-rules.ts';
import { refusedInput } from '../domain/refused-input.ts';
import { field } from '../fields/field-builders.ts';
import { roleOptions } from '../fields/role-options.ts';
import { type Said, say, withCommas, word } from '../text/say.ts';

/** Changes what the desk knows of a member; what is left out stays. */
export const changeMember = defineAction({
  name: 'member.change',
  title: 'Change member',
  summary: 'Changes a member’s name, mail address, roles, time zone or language.',
  place: 75,
  phrases: ['change roles of {member} to {roles}', 'change member {member}', 'edit member {member}'],
  input: {
    member: field.reference('Member', { of: ['member'] }),
    name: field.text('Name', { max: 120, optional: true }),
    mail: field.text('Mail address', { max: 254, format: 'mail', optional: true }),
    roles: field.choices('Roles', { options: roleOptions, optional: true }),
    zone: field.text('Time zone', { max: 60, optional: true }),
    locale: field.text('Language', { max: 35, optional: true }),
  },
  permission: { grant: 'desk.administer', scope: 'member' },
  audit: { subject: 'member', record: ['name', 'mail', 'roles', 'zone', 'locale'] },
  undo: 'member.change',
  async run({ members, now }, { member: { record: before }, name, mail, roles, zone, locale }) {
    const given = { name, mail, roles, zone, locale };
    if (Object.values(given).every((value) => value === undefined))
      throw refusedInput('name', say`Nothing was given to change. Give a name, an address, roles, a time zone or a language.`);
    assertPlace({ zone, locale });
    const change: Partial<Member> = {
      ...(name !== undefined && { name }),
      ...(mail !== undefined && { mail }),
      ...(roles !== undefined && { roles: [...roles] }),
      ...(zone !== undefined && { zone }),
      ...(locale !== undefined && { locale: canonicalLocale(locale) ?? before.locale }),
    };
    const after = { ...before, ...change };
    const changed = named.filter(([key]) => String(after[key]) !== String(before[key]));
    if (changed.length === 0) return { reply: { text: say`${before.name} is like that already.`, show: shown(before) } };
    if (after.mail !== before.mail) await assertFreeMail({ members }, after.mail, before._id);
    if (!after.roles.includes('administrator')) await assertAdministratorLeft({ members }, before, now);
    return {
      write: { update: 'member', before, after },
      events: [{ type: 'member.changed', data: { fields: changed.map(([key]) => key).join(',') } }],
      undo: {
        member: pointer('member', before),
        ...Object.fromEntries(changed.map(([key]) => [key, String(before[key])])),
      },
      reply: (stored: Member) => ({ text: sentence(stored, before, changed), show: shown(stored), undoable: true }),
    };
  },
});

const named = [
  ['name', 'name'],
  ['mail', 'mail address'],
  ['roles', 'roles'],
  ['zone', 'time zone'],
  ['locale', 'language'],
] as const;

const shown = (record: Member) => ({ kind: 'member' as const, record });

function sentence(stored: Member, before: Member, changed: readonly (typeof named)[number][]): Said {
  const parts = changed.map(([key, title]) => say`${word(title)} ${key === 'roles' ? roleList(stored.roles) : stored[key]}`);
  return say`Changed ${before.name}: ${withCommas(parts)}.`;
}
