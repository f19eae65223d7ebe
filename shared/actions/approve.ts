import { defineAction } from '../definition/action.ts';
import type { Approval } from '../domain/approval.ts';
import { decided, mayNotDecide } from '../domain/approval-rules.ts';
import { cite } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Says yes to a request. Nobody decides their own request. */
export const approve = defineAction({
  name: 'approval.approve',
  title: 'Approve',
  summary: 'Says yes to a request.',
  place: 1,
  phrases: ['approve [approval] {approval} [: {comment}]'],
  input: {
    approval: field.reference('Approval', { of: ['approval'] }),
    comment: field.text('Comment', { lines: 2, max: 2_000, optional: true }),
  },
  permission: { grant: 'approval.decide', scope: 'approval', unless: mayNotDecide },
  audit: { subject: 'approval', record: ['approval', 'comment'] },
  async run({ actor, now }, { approval: { record: approval }, comment }) {
    return {
      write: { update: 'approval', before: approval, after: decided(approval, 'approved', actor, comment ?? '', now) },
      events: [
        {
          type: 'approval.decided',
          data: { status: 'approved', comment, kind: approval.subject?.kind, id: approval.subject?.id },
        },
      ],
      reply: (stored: Approval) => ({
        text: say`${cite(stored)} is approved.`,
        show: { kind: 'approval', record: stored },
      }),
    };
  },
});
