import { defineAction } from '../definition/action.ts';
import type { Approval } from '../domain/approval.ts';
import { decided, mayNotDecide } from '../domain/approval-rules.ts';
import { cite } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Says no to a request. Nobody decides their own request. */
export const reject = defineAction({
  name: 'approval.reject',
  title: 'Reject',
  summary: 'Says no to a request and why.',
  place: 6,
  phrases: ['reject [approval] {approval} : {comment}'],
  input: {
    approval: field.reference('Approval', { of: ['approval'] }),
    comment: field.text('Why not?', { lines: 3, max: 2_000 }),
  },
  permission: { grant: 'approval.decide', scope: 'approval', unless: mayNotDecide },
  audit: { subject: 'approval', record: ['approval', 'comment'] },
  async run({ actor, now }, { approval: { record: approval }, comment }) {
    return {
      write: { update: 'approval', before: approval, after: decided(approval, 'rejected', actor, comment, now) },
      events: [
        {
          type: 'approval.decided',
          data: { status: 'rejected', comment, kind: approval.subject?.kind, id: approval.subject?.id },
        },
      ],
      reply: (stored: Approval) => ({
        text: say`${cite(stored)} is rejected.`,
        show: { kind: 'approval', record: stored },
      }),
    };
  },
});
