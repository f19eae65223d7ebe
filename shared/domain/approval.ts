import type { Aggregate, Named, RecordReference } from './records.ts';

/** Where an approval stands. */
export type ApprovalStatus = 'requested' | 'approved' | 'changes-requested' | 'rejected' | 'withdrawn';

/** Somebody's question whether something may be done or counted. */
export interface Approval extends Aggregate {
  number: number;
  of: 'time-entry' | 'timesheet' | 'change';
  title: string;
  details: string;
  status: ApprovalStatus;
  requester: Named;
  /** Members who may decide; empty means every approver may. */
  approvers: Named[];
  subject?: RecordReference;
  /** Ids of the time entries of a timesheet; absent on one that was not made from entries. */
  entries?: string[];
  requestedAt: Date;
  decision?: { by: Named; at: Date; comment: string };
}
