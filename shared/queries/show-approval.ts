import { defineQuery } from '../definition/action.ts';
import { approvalStatusTitles } from '../domain/approval-rules.ts';
import { cite } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';

/** Shows one approval, by number, position in the last list, or words. */
export const showApproval = defineQuery({
  name: 'approval.show',
  title: 'Show approval',
  summary: 'Shows an approval by its number or by words.',
  phrases: ['approval {approval}', 'show approval {approval}'],
  input: { approval: field.reference('Approval', { of: ['approval'] }) },
  permission: { grant: 'approval.read', scope: 'approval' },
  run: async (_context, { approval }) => ({
    text: `${cite(approval.record)}: ${approvalStatusTitles[approval.record.status].toLowerCase()}, asked by ${approval.record.requester.name}.`,
    show: approval,
  }),
});
