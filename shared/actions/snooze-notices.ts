import { defineAction } from '../definition/action.ts';
import { field } from '../fields/field-builders.ts';
import { instantText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

/** Holds all notices of a person back for a while; what came meanwhile is told as one summary afterwards. */
export const snoozeNotices = defineAction({
  name: 'notice.snooze',
  title: 'Snooze notices',
  summary: 'Holds your notices back for a while.',
  phrases: ['snooze notices [for] {duration}', 'snooze [for] {duration}'],
  input: { duration: field.duration('How long') },
  permission: { grant: 'desk.use' },
  audit: { record: ['duration'] },
  undo: 'notice.wake',
  async run({ actor, members, caller, now }, { duration }) {
    const member = (await members.byId(actor._id)) ?? actor;
    const snoozedUntil = new Date(now.getTime() + duration.minutes * 60_000);
    return {
      write: { update: 'member', before: member, after: { ...member, notices: { ...member.notices, snoozedUntil } } },
      events: [{ type: 'member.notices-changed', data: { snoozedUntil } }],
      undo: {},
      reply: {
        text: say`Your notices are snoozed until ${instantText(snoozedUntil, caller.zone, caller.locale)}; then one summary comes. “wake notices” ends it.`,
        undoable: true,
      },
    };
  },
});
