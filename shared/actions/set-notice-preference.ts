import { defineAction } from '../definition/action.ts';
import { changedPreferences, preferencesText } from '../domain/notices/change-preferences.ts';
import { tenantNoticesOf } from '../domain/notices/notice-preferences.ts';
import { field } from '../fields/field-builders.ts';
import { noticeCategoryOptions, noticeWayOptions } from '../fields/notice-options.ts';
import { instantText } from '../text/plain-time.ts';
import { say, sayAll } from '../text/say.ts';

/** Changes on which way a person is told of what. */
export const setNoticePreference = defineAction({
  name: 'notice.set-preference',
  title: 'Change notices',
  summary: 'Changes where you are told of what: activity feed, bot message, both or not at all.',
  phrases: ['notices {way} [for {category}]', 'notices for {category} {way}', 'turn notices {way} [for {category}]'],
  input: {
    way: field.choice('Where to', { options: noticeWayOptions }),
    category: field.choice('Which notices', { options: noticeCategoryOptions, initial: 'all' }),
    fallback: field.choice('Bot message where the feed cannot be had', {
      options: [
        { value: 'yes', title: 'Yes' },
        { value: 'no', title: 'No' },
      ],
      optional: true,
    }),
  },
  permission: { grant: 'desk.use' },
  audit: { record: ['category', 'way', 'fallback'] },
  async run({ actor, members, integration, caller, now }, { way, category, fallback }) {
    const member = (await members.byId(actor._id)) ?? actor;
    const change = { way, category, ...(fallback && { fallback: fallback === 'yes' }) };
    const notices = changedPreferences(member.notices, change);
    const { zone, locale, tenant } = caller;
    const wanted = tenantNoticesOf(tenant, await integration());
    const said = preferencesText({ ...member, notices }, wanted, now, (at) => instantText(at, zone, locale));
    return {
      write: { update: 'member', before: member, after: { ...member, notices } },
      events: [{ type: 'member.notices-changed' }],
      reply: { text: sayAll([say`Changed.`, said]) },
    };
  },
});
