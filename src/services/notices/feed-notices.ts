import { activityTypes, titleParameter } from '../../../shared/domain/notices/activity-types.ts';
import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import type { RecordReference } from '../../../shared/domain/records.ts';
import type { FeedNotice } from '../../../shared/ports/microsoft.ts';

/** Address that opens a record; `undefined` when nothing is there to open it. */
export type LinkTo = (ref: RecordReference) => string | undefined;

/** One message for the activity feed that tells these notices, the newest last. A summary opens the newest record and is of that record's category; it is in no chain. */
export function feedNotice(notices: readonly Delivery[], link: LinkTo): Omit<FeedNotice, 'recipient'> {
  const newest = notices.at(-1)!;
  const { category, title, preview, chain } = newest.notice!;
  const webUrl = link(newest.about!) ?? '';
  const activityType = activityTypes[category].type;
  if (notices.length === 1)
    return { activityType, parameters: { [titleParameter]: title }, preview, webUrl, topic: title, chainId: chain };
  const topic = `${notices.length} notices`;
  return { activityType, parameters: { [titleParameter]: topic }, preview: summaryPreview(notices), webUrl, topic };
}

/** How many notices of which sort there are, in one sentence of at most 150 characters. */
export function summaryPreview(notices: readonly Delivery[]): string {
  const titles = Map.groupBy(notices, ({ notice }) => notice!.title);
  const parts = [...titles].map(([title, all]) => `${all.length} × ${title.toLowerCase().replace(/^sla/, 'SLA')}`);
  return `You have ${notices.length} notices: ${parts.join(', ')}.`;
}
