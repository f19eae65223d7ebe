import type { NoticeFacts } from '../api/setup-data.ts';
import { defineQuery } from '../definition/action.ts';
import { preferencesText } from '../domain/notices/change-preferences.ts';
import { type NoticePreferences, noticeCategoriesOf, tenantNoticesOf, wayFor } from '../domain/notices/notice-preferences.ts';
import { instantText } from '../text/plain-time.ts';

/** Tells where the actor is told of what, and what holds it back. */
export const noticePreferences = defineQuery({
  name: 'notice.preferences',
  title: 'Notices',
  summary: 'Shows where you are told of what, quiet hours and snoozing.',
  phrases: ['notices', 'notice settings', 'my notice settings'],
  input: {},
  permission: { grant: 'desk.use' },
  async run({ actor, members, integration, caller, now }) {
    const member = (await members.byId(actor._id)) ?? actor;
    const { notices } = member;
    const { tenant, zone, locale } = caller;
    const wanted = tenantNoticesOf(tenant, await integration());
    const said = preferencesText(member, wanted, now, (at) => instantText(at, zone, locale));
    const text = `${said} Say “notices off for assignment”, “quiet hours 20:00 to 7:00”, “notice digest 8:00” or “snooze notices 2h” to change it.${endings(notices)}`;
    const ways = noticeCategoriesOf(member.roles).map((category) => ({
      category,
      way: wayFor(category, notices, tenant.notices ?? {}),
      isOff: wanted.off?.includes(category) === true,
    }));
    const data: NoticeFacts = { ways, preferences: openPart(notices) };
    return { text, data, suggestions: ['my notices', 'snooze notices 2h', 'quiet hours 20:00 to 7:00'] };
  },
});

/** How what is set is taken off again. */
function endings({ quiet, digestMinute }: NoticePreferences = {}): string {
  const said = [...(quiet ? ['quiet hours'] : []), ...(digestMinute !== undefined ? ['digest'] : [])];
  return said.map((one) => ` “Turn off ${one}” ends that.`).join('');
}

function openPart({ quiet, digestMinute, snoozedUntil, withoutFallback }: NoticePreferences = {}): NoticeFacts['preferences'] {
  return {
    ...(quiet && { quiet }),
    ...(digestMinute !== undefined && { digestMinute }),
    ...(snoozedUntil && { snoozedUntil: snoozedUntil.toISOString() }),
    ...(withoutFallback && { withoutFallback }),
  };
}
