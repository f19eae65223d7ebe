import { defineAction } from '../definition/action.ts';
import { say } from '../text/say.ts';

const awakeButHeld = say`Your notices are no longer snoozed. Your quiet hours or your summary still hold them back: say “notices” to see how.`;

/** Ends a snooze: notices come at once again. What was held back still comes when it was promised. */
export const wakeNotices = defineAction({
  name: 'notice.wake',
  title: 'Wake notices',
  summary: 'Ends the snoozing of your notices.',
  phrases: ['wake notices', 'unsnooze notices', 'stop snoozing'],
  input: {},
  permission: { grant: 'desk.use' },
  audit: { record: [] },
  async run({ actor, members }) {
    const member = (await members.byId(actor._id)) ?? actor;
    const { snoozedUntil, ...notices } = member.notices ?? {};
    if (!snoozedUntil) return { reply: { text: say`Your notices are not snoozed.` } };
    return {
      write: { update: 'member', before: member, after: { ...member, notices } },
      events: [{ type: 'member.notices-changed' }],
      reply: { text: notices.quiet || notices.digestMinute !== undefined ? awakeButHeld : say`Your notices come at once again.` },
    };
  },
});
