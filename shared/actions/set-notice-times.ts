import { defineAction } from '../definition/action.ts';
import { changedPreferences, preferencesText } from '../domain/notices/change-preferences.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { noticeLimitOptions } from '../fields/notice-options.ts';
import { instantText } from '../text/plain-time.ts';

/** Changes when a person is not told at once: quiet hours, and the time of one summary a day. */
export const setNoticeTimes = defineAction({
  name: 'notice.set-times',
  title: 'Change quiet hours',
  summary: 'Sets quiet hours, or the time of one summary of notices a day.',
  phrases: [
    'quiet hours [from] {quietFrom} to {quietTo}',
    'notice digest [at] {digest}',
    'turn off {off}',
    'end {off}',
    'no more {off}',
    '{off} off',
  ],
  input: {
    quietFrom: field.time('Quiet hours from', { optional: true }),
    quietTo: field.time('Quiet hours to', { optional: true }),
    digest: field.time('One summary a day at', { optional: true }),
    off: field.choice('No more', { options: noticeLimitOptions, optional: true }),
  },
  permission: { grant: 'desk.use' },
  audit: { record: ['quietFrom', 'quietTo', 'digest', 'off'] },
  async run({ actor, members, caller, now }, change) {
    const { quietFrom, quietTo, digest, off } = change;
    if ((quietFrom === undefined) !== (quietTo === undefined)) throw unsaid('quietTo', 'From when until when?');
    if ([quietFrom, digest, off].every((one) => one === undefined)) throw unsaid('quietFrom', 'Which hours should be quiet?');
    const member = (await members.byId(actor._id)) ?? actor;
    const notices = changedPreferences(member.notices, change);
    const { zone, locale, tenant } = caller;
    const said = preferencesText({ ...member, notices }, tenant.notices ?? {}, now, (at) => instantText(at, zone, locale));
    return {
      write: { update: 'member', before: member, after: { ...member, notices } },
      events: [{ type: 'member.notices-changed' }],
      reply: { text: `Changed. ${said}` },
    };
  },
});

function unsaid(name: string, question: string): Failure {
  const text = 'Quiet hours need both their beginning and their end.';
  const problem = { field: name, code: 'missing' as const, text: question };
  return new Failure('quiet-hours-half', 'invalid', text, 'For instance “quiet hours 20:00 to 7:00”.', [problem]);
}
