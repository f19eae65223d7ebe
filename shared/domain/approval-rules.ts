import { eitherOf, type Sentence, say } from '../text/say.ts';
import type { Approval, ApprovalStatus } from './approval.ts';
import { cite } from './cite.ts';
import type { Member } from './member.ts';
import { named } from './ticket-rules.ts';

/** How each approval status reads. */
export const approvalStatusTitles: { readonly [status in ApprovalStatus]: string } = {
  requested: 'Waiting for a decision',
  approved: 'Approved',
  'changes-requested': 'Changes requested',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

/** Why this member may not decide this approval: their own, decided already, or meant for others. `undefined` when they may. */
export function mayNotDecide(actor: Member, record: unknown): Sentence | undefined {
  const approval = record as Approval;
  if (approval.requester.id === actor._id) return say`${cite(approval)} is your own request; somebody else has to decide it.`;
  if (approval.status !== 'requested') return decidedAlready(approval);
  if (approval.approvers.length > 0 && !approval.approvers.some((one) => one.id === actor._id)) {
    return say`${cite(approval)} is for ${eitherOf(approval.approvers.map((one) => one.name))} to decide.`;
  }
  return undefined;
}

/** Why this member may not take this request back: somebody else's, or decided already. `undefined` when they may. */
export function mayNotWithdraw(actor: Member, record: unknown): Sentence | undefined {
  const approval = record as Approval;
  if (approval.requester.id !== actor._id)
    return say`${cite(approval)} is ${approval.requester.name}’s request; only they can withdraw it.`;
  return approval.status === 'requested' ? undefined : decidedAlready(approval);
}

function decidedAlready(approval: Approval): Sentence {
  const what = cite(approval);
  const by = approval.decision?.by.name;
  if (approval.status === 'approved') return by ? say`${what} is already approved by ${by}.` : say`${what} is already approved.`;
  if (approval.status === 'rejected') return by ? say`${what} is already rejected by ${by}.` : say`${what} is already rejected.`;
  if (approval.status === 'changes-requested')
    return by ? say`${what} was already sent back for changes by ${by}.` : say`${what} was already sent back for changes.`;
  return approval.status === 'withdrawn' ? say`${what} was withdrawn.` : say`${what} waits for a decision.`;
}

/** The approval as decided by this member. */
export function decided(approval: Approval, status: ApprovalStatus, actor: Member, comment: string, now: Date): Approval {
  return { ...approval, status, decision: { by: named(actor), at: now, comment } };
}
