import { defineAction } from '../definition/action.ts';
import type { Approval } from '../domain/approval.ts';
import { mayNotWithdraw } from '../domain/approval-rules.ts';
import { cite } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Takes one's own request back while nobody has decided it. Time that it was about is a draft again. */
export const withdraw = defineAction({
  name: 'approval.withdraw',
  title: 'Withdraw',
  summary: 'Takes your own request back while nobody has decided it.',
  place: 6,
  phrases: ['withdraw [approval] {approval}', 'withdraw request {approval}'],
  input: { approval: field.reference('Approval', { of: ['approval'] }) },
  permission: { grant: 'approval.read', scope: 'approval', unless: mayNotWithdraw },
  audit: { subject: 'approval', record: ['approval'] },
  async run(_context, { approval: { record: approval } }) {
    const { kind, id } = approval.subject ?? {};
    return {
      write: { update: 'approval', before: approval, after: { ...approval, status: 'withdrawn' } },
      events: [{ type: 'approval.withdrawn', data: { status: 'withdrawn', kind, id } }],
      reply: (stored: Approval) => ({
        text: say`${cite(stored)} is withdrawn.`,
        show: { kind: 'approval', record: stored },
      }),
    };
  },
});
