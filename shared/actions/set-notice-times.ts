import { defineAction } from '../definition/action.ts';
import { changedPreferences, preferencesText } from '../domain/notices/change-preferences.ts';
import { tenantNoticesOf } from '../domain/notices/notice-preferences.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { noticeLimitOptions } from '../fields/notice-options.ts';
import { instantText } from '../text/plain-time.ts';
import { type Said, say, sayAll } from '../text/say.ts';

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
  async run({ actor, members, integration, caller, now }, change) {
    const { quietFrom, quietTo, digest, off } = change;
    if ((quietFrom === undefined) !== (quietTo === undefined))
      throw unsaid(quietFrom === undefined ? 'quietFrom' : 'quietTo', say`From when until when?`);
    if (quietFrom !== undefined && quietFrom === quietTo) throw noTime();
    if ([quietFrom, digest, off].every((one) => one === undefined)) throw unsaid('quietFrom', say`Which hours should be quiet?`);
    const member = (await members.byId(actor._id)) ?? actor;
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

function unsaid(name: string, question: Said): Failure {
  const text = say`Quiet hours need both their beginning and their end.`;
  const problem = { field: name, code: 'missing' as const, text: question };
  return new Failure('quiet-hours-half', 'invalid', text, say`For instance “quiet hours 20:00 to 7:00”.`, [problem]);
}

/** Hours that end as they begin would read as quiet all day and be none. */
function noTime(): Failure {
  const text = say`Quiet hours that end when they begin are none.`;
  const problem = { field: 'quietTo', code: 'invalid' as const, text: say`Choose another time than the beginning.` };
  return new Failure('quiet-hours-none', 'invalid', text, say`To hear nothing for a while, say “snooze notices 12h”.`, [problem]);
}
