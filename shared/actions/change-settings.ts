import { DateTime } from 'luxon';
import { defineAction } from '../definition/action.ts';
import type { Member } from '../domain/member.ts';
import { assertPlace, canonicalLocale } from '../domain/member-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Changes in which zone and language the person's days and times are read and shown. */
export const changeSettings = defineAction({
  name: 'member.change-settings',
  title: 'Change settings',
  summary: 'Changes your time zone and date format.',
  phrases: ['set zone [to] {zone}', 'set time zone [to] {zone}', 'set language [to] {locale}'],
  input: {
    zone: field.text('Time zone, for instance Europe/Berlin', { max: 64, optional: true }),
    locale: field.text('Date format, for instance en-GB', { max: 35, optional: true }),
  },
  permission: { grant: 'desk.use' },
  audit: { record: ['zone', 'locale'] },
  async run({ actor, members, now }, { zone, locale }) {
    const member = (await members.byId(actor._id)) ?? actor;
    assertPlace({ zone, locale });
    const language = locale === undefined ? member.locale : canonicalLocale(locale)!;
    const after = { ...member, zone: zone ?? member.zone, locale: language };
    const clock = DateTime.fromJSDate(now, { zone: after.zone }).setLocale(language).toLocaleString(DateTime.DATETIME_MED);
    return {
      write: { update: 'member', before: member, after },
      events: [{ type: 'member.settings-changed', data: { zone: after.zone, locale: language } }],
      reply: (stored: Member) => ({
        text: say`Your zone is ${after.zone} and dates read like ${clock}.`,
        show: { kind: 'member', record: { ...stored, zone: after.zone, locale: language } },
        page: 'settings',
      }),
    };
  },
});
