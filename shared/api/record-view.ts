import { summaryOf } from '../cards/card-summary.ts';
import type { LoadedRecord } from '../domain/record-types.ts';
import type { Aggregate, RecordKind } from '../domain/records.ts';
import { approvalView, clientView, contactView, memberView, projectView, taskView, timeEntryView } from './desk-views.ts';
import { deliveryView, integrationView, profileView } from './setup-views.ts';
import { ticketView } from './ticket-view.ts';
import type { ViewContext } from './view-context.ts';
import type { Own, RecordView } from './views.ts';

function ownPart(loaded: LoadedRecord, context: ViewContext): Own<RecordKind> {
  switch (loaded.kind) {
    case 'ticket':
      return ticketView(loaded.record, context);
    case 'task':
      return taskView(loaded.record, context);
    case 'approval':
      return approvalView(loaded.record, context);
    case 'time-entry':
      return timeEntryView(loaded.record, context);
    case 'client':
      return clientView(loaded.record);
    case 'contact':
      return contactView(loaded.record);
    case 'project':
      return projectView(loaded.record, context);
    case 'member':
      return memberView(loaded.record);
    case 'profile':
      return profileView(loaded.record, context);
    case 'teams-integration':
      return integrationView(loaded.record);
    case 'delivery':
      return deliveryView(loaded.record, context);
  }
}

/** A record as this reader may see it, as plain values: nothing of it is sealed, and nothing comes along that is not in its view. */
export function recordView(shown: { kind: RecordKind; record: unknown }, context: ViewContext): RecordView {
  const loaded = shown as LoadedRecord;
  const { _id: id, version, createdAt, updatedAt } = loaded.record as Aggregate;
  const ref = { kind: loaded.kind, id };
  const named = loaded.record as { number?: number; title?: string; name?: string; work?: { number: number; title: string } };
  const work = loaded.kind === 'time-entry' ? loaded.record.work : undefined;
  const link = context.link(ref);
  return {
    kind: loaded.kind,
    ref,
    version,
    ...(named.number !== undefined && { number: named.number }),
    title: work ? `#${work.number} ${work.title}` : (named.title ?? named.name ?? ''),
    summary: summaryOf(loaded, context),
    ...(link !== undefined && { link }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    may: context.may,
    mayNot: context.mayNot,
    ...ownPart(loaded, context),
  } as RecordView;
}
