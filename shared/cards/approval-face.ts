import type { Approval, ApprovalStatus } from '../domain/approval.ts';
import { approvalStatusTitles } from '../domain/approval-rules.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { dueText, instantText } from '../text/plain-time.ts';
import type { Drawing } from './card-buttons.ts';
import type { CardRoom } from './card-room.ts';
import { badges, container, type Fact, factSet, type Ground, heading, paragraph, strongText } from './elements.ts';
import type { Face } from './record-frame.ts';

/** What an approval is about, as people say it. */
export const approvalOfTitles: { readonly [of in Approval['of']]: string } = {
  'time-entry': 'Time entry',
  timesheet: 'Timesheet',
  change: 'Change',
};

/** How pressing each status of an approval is. */
export const approvalGrounds: { readonly [status in ApprovalStatus]: Ground } = {
  requested: 'warning',
  approved: 'good',
  'changes-requested': 'warning',
  rejected: 'attention',
  withdrawn: 'emphasis',
};
const namesShown = 5;

/** Who may decide: the named ones, or everybody who approves. */
function decidersOf(approval: Approval, room: CardRoom): string {
  if (approval.approvers.length === 0) return 'Everybody who approves';
  const names = approval.approvers.slice(0, namesShown).map(({ name }) => room.line(name, 60));
  const others = approval.approvers.length - names.length;
  return `${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

function decisionOf({ decision, status }: Approval, { view, room }: Drawing): CardElement[] {
  if (!decision) return [];
  room.take(280);
  const head = strongText(
    `${approvalStatusTitles[status]} by ${room.line(decision.by.name, 80)}, ${dueText(decision.at, view.now)}`,
    'default',
  );
  return [container('emphasis', [head, ...paragraph(room.lines(decision.comment, 400))])];
}

/** What an approval shows of itself: what it is, who asked when, who decides, the decision; then its details. */
export function approvalFace(approval: Approval, drawing: Drawing): Face {
  const { view, room } = drawing;
  room.take(1_200);
  const facts: Fact[] = [
    { title: 'Asked by', value: room.line(approval.requester.name, 100) },
    { title: 'Asked', value: instantText(approval.requestedAt, view.zone, view.locale) },
  ];
  if (approval.status === 'requested') facts.push({ title: 'Decided by', value: decidersOf(approval, room) });
  const marks = [
    { text: approvalStatusTitles[approval.status], ground: approvalGrounds[approval.status] },
    { text: approvalOfTitles[approval.of], ground: 'emphasis' as const },
  ];
  const ending = view.link(drawing.ref) ? '… (open to read all)' : '…';
  return {
    head: [
      heading(`\\#${approval.number} ${room.line(approval.title, 200)}`),
      badges(marks),
      ...factSet(facts),
      ...decisionOf(approval, drawing),
    ],
    rest: () => paragraph(room.lines(approval.details, 1_000, ending)),
  };
}
