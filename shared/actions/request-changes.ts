import { defineAction } from '../definition/action.ts';
import type { Approval } from '../domain/approval.ts';
import { decided, mayNotDecide } from '../domain/approval-rules.ts';
import { cite } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Sends a request back to its requester with what should change. Nobody decides their own request. */
export const requestChanges = defineAction({
  name: 'approval.request-changes',
  title: 'Request changes',
  summary: 'Sends a request back and says what to change.',
  place: 2,
  phrases: ['request changes [on] {approval} : {comment}'],
  input: {
    approval: field.reference('Approval', { of: ['approval'] }),
    comment: field.text('What should change?', { lines: 3, max: 2_000 }),
  },
  permission: { grant: 'approval.decide', scope: 'approval', unless: mayNotDecide },
  audit: { subject: 'approval', record: ['approval', 'comment'] },
  async run({ actor, now }, { approval: { record: approval }, comment }) {
    return {
      write: { update: 'approval', before: approval, after: decided(approval, 'changes-requested', actor, comment, now) },
      events: [
        {
          type: 'approval.decided',
          data: { status: 'changes-requested', comment, kind: approval.subject?.kind, id: approval.subject?.id },
        },
      ],
      reply: (stored: Approval) => ({
        text: say`${cite(stored)} goes back to ${stored.requester.name} for changes.`,
        show: { kind: 'approval', record: stored },
      }),
    };
  },
});
