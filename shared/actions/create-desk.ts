import { defineAction } from '../definition/action.ts';
import type { Member } from '../domain/member.ts';
import { assertPlace, canonicalLocale } from '../domain/member-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Opens a desk with its first administrator. Done once a desk, by whoever runs the installation: on its command line, or by its first set-up link. */
export const createDesk = defineAction({
  name: 'desk.create',
  title: 'Open desk',
  summary: 'Opens a desk with its first administrator.',
  phrases: [],
  input: {
    name: field.text('Name of the desk', { max: 120 }),
    administrator: field.text('Your name', { max: 120 }),
    mail: field.text('Your mail address', { max: 254, format: 'mail' }),
    zone: field.text('Time zone, for instance Europe/Berlin', { max: 64, initial: 'Etc/UTC' }),
    locale: field.text('Date format, for instance en-GB', { max: 35, initial: 'en-GB' }),
  },
  permission: { grant: 'desk.found' },
  audit: { record: ['name', 'administrator', 'mail'] },
  async run({ members }, { name, administrator, mail, zone, locale }) {
    assertPlace({ zone, locale });
    const person = {
      name: administrator,
      mail,
      roles: ['administrator'],
      zone,
      locale: canonicalLocale(locale)!,
      active: true,
    } satisfies Partial<Member>;
    // A crash after this write leaves a person without a desk, who is taken up when the desk is opened again.
    const [left] = await members.active();
    const write = left
      ? { update: 'member' as const, before: left, after: { ...left, ...person } as Member }
      : { create: 'member' as const, record: person };
    return {
      write,
      events: [{ type: 'desk.created', data: { name, zone, locale: person.locale } }],
      reply: { text: say`The desk “${name}” is open, and ${administrator} is its administrator.`, suggestions: [] },
    };
  },
});
