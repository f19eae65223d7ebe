import { approvalRow, pageReply } from '../api/work-rows.ts';
import { defineQuery } from '../definition/action.ts';
import { type ApprovalFilter, isApprovalMeant } from '../domain/work-filters.ts';
import { field } from '../fields/field-builders.ts';
import { approvalListOptions } from '../fields/list-options.ts';
import { pageFields, usualPage } from '../fields/page-fields.ts';

const most = 500;

/** Lists the approvals of the desk, the newest changed first. */
export const listApprovals = defineQuery({
  name: 'approval.list',
  title: 'Approvals',
  summary: 'Lists the desk’s approvals by status and by who asked.',
  phrases: [],
  input: {
    status: field.choice('Status', { options: approvalListOptions, initial: 'requested' }),
    requester: field.person('Asked by', { optional: true }),
    words: field.text('Words or a number', { max: 200, optional: true }),
    ...pageFields,
  },
  permission: { grant: 'approval.read' },
  async run(context, { status, requester, words, skip = 0, limit = usualPage }) {
    const filter: ApprovalFilter = {
      ...(status !== 'all' && { statuses: [status] }),
      ...(requester && { requesterId: requester._id }),
    };
    const found =
      words === undefined
        ? await context.approvals.list(filter, { limit: limit + 1, skip })
        : (await context.approvals.search(words, { limit: most }))
            .filter((approval) => isApprovalMeant(approval, filter))
            .slice(skip, skip + limit + 1);
    const rows = found.map((approval) => approvalRow(approval, context));
    return pageReply(rows, { title: 'Approvals', empty: 'There are no such approvals.', skip, limit });
  },
});
