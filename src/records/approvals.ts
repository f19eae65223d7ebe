import type { Approval } from '../../shared/domain/approval.ts';
import type { ApprovalFilter } from '../../shared/domain/work-filters.ts';
import type { Approvals, Page } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { approvalCollection } from './collections.ts';
import { named, statusIn } from './filters.ts';
import { NumberedReading } from './reading.ts';

const most = 500;

/** The approvals of one tenant. */
export class StoredApprovals extends NumberedReading<Approval> implements Approvals {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, approvalCollection);
  }

  async waitingFor(memberId: string, page: Page): Promise<Approval[]> {
    const open = await this.some({ status: 'requested' }, { sort: { requestedAt: 1 }, limit: most });
    const mine = open.filter(
      (approval) =>
        approval.requester.id !== memberId &&
        (approval.approvers.length === 0 || approval.approvers.some((one) => one.id === memberId)),
    );
    return mine.slice(page.skip ?? 0, (page.skip ?? 0) + page.limit);
  }

  list({ statuses, requesterId }: ApprovalFilter, page: Page): Promise<Approval[]> {
    return this.newest({ ...statusIn(statuses), ...named('requester.id', requesterId) }, page);
  }

  requestedBy(memberId: string, page: Page): Promise<Approval[]> {
    return this.some(
      { 'requester.id': memberId },
      { sort: { requestedAt: -1 }, limit: page.limit, ...(page.skip ? { skip: page.skip } : {}) },
    );
  }
}
