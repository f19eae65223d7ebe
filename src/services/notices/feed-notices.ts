import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import type { RecordReference } from '../../../shared/domain/records.ts';
import type { NoticeCategory } from '../../../shared/domain/teams-integration.ts';
import type { FeedNotice } from '../../../shared/ports/microsoft.ts';

/** The manifest's name of the activity of each category. */
const activityTypes: { readonly [category in NoticeCategory]: string } = {
  assignment: 'assignment',
  'customer-reply': 'customerReply',
  'approval-request': 'approvalRequest',
  escalation: 'escalation',
  'sla-risk': 'slaRisk',
};

/** Address that opens a record; `undefined` when nothing is there to open it. */
export type LinkTo = (ref: RecordReference) => string | undefined;

/** One message for the activity feed that tells these notices, the newest last. A summary opens the newest record and is of that record's category; it is in no chain. */
export function feedNotice(notices: readonly Delivery[], link: LinkTo): Omit<FeedNotice, 'recipient'> {
  const newest = notices.at(-1)!;
  const { category, title, preview, chain } = newest.notice!;
  const webUrl = link(newest.about!) ?? '';
  const activityType = activityTypes[category];
  if (notices.length === 1) return { activityType, parameters: { title }, preview, webUrl, topic: title, chainId: chain };
  const topic = `${notices.length} notices`;
  return { activityType, parameters: { title: topic }, preview: summaryPreview(notices), webUrl, topic };
}

/** How many notices of which sort there are, in one sentence of at most 150 characters. */
export function summaryPreview(notices: readonly Delivery[]): string {
  const titles = Map.groupBy(notices, ({ notice }) => notice!.title);
  const parts = [...titles].map(([title, all]) => `${all.length} × ${title.toLowerCase().replace(/^sla/, 'SLA')}`);
  return `You have ${notices.length} notices: ${parts.join(', ')}.`;
}
