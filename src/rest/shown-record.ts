import { recordView } from '../../shared/api/record-view.ts';
import { kindsWithHistory, type ViewContext } from '../../shared/api/view-context.ts';
import type { RecordView } from '../../shared/api/views.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import { undoReach } from '../../shared/domain/undo-reach.ts';
import { standing } from '../actions/offered-actions.ts';
import { mayDo, mayRead } from '../actions/permission.ts';
import type { RestParts } from './parts.ts';

const most = 500;

type History = Pick<ViewContext, 'audit' | 'time' | 'mails'>;

/** What belongs to a record, as far as this caller may see it. */
async function historyOf({ core }: RestParts, { tenant, actor }: Caller, kind: RecordKind, id: string): Promise<History> {
  if (!kindsWithHistory.includes(kind)) return { audit: [], time: [], mails: [] };
  const desk = core.door.desk(tenant._id);
  const [audit, time, mails] = await Promise.all([
    desk.audit.of(kind, id, { limit: most }),
    kind === 'approval' ? [] : desk.timeEntries.ofWork(id, { limit: most }),
    kind === 'ticket' ? desk.deliveries.list({ channel: 'mail', aboutId: id }, { limit: most }) : [],
  ]);
  const showTime = core.registry.find('time-entry.show');
  return { audit, mails, time: time.filter((entry) => showTime && mayDo(showTime, actor, entry)) };
}

/** Whether this caller's newest change of the record can be taken back: one was made lately, and what takes it back may be done now. */
async function canUndo({ core, now }: RestParts, { tenant, actor }: Caller, record: Aggregate): Promise<boolean> {
  const since = new Date(now().getTime() - undoReach);
  const last = await core.door.desk(tenant._id).audit.lastUndoable(actor._id, since, undefined, { subjectId: record._id });
  const takesBack = last?.undo && core.registry.find(last.undo.action);
  return takesBack !== undefined && mayDo(takesBack, actor, record);
}

/** The record as this caller may see it now; `undefined` for one of a kind that they may not read. */
export async function shownRecord(
  parts: RestParts,
  caller: Caller,
  { kind, record: shown }: { kind: RecordKind; record: unknown },
): Promise<RecordView | undefined> {
  if (!mayRead(caller.actor, kind)) return undefined;
  const { registry } = parts.core;
  const { zone, locale, tenant } = caller;
  const record = shown as Aggregate;
  const [history, isUndoable] = await Promise.all([historyOf(parts, caller, kind, record._id), canUndo(parts, caller, record)]);
  const { may, mayNot } = standing(registry, caller, kind, record);
  const about = { now: parts.now(), zone, locale, tenant, link: parts.link };
  const titleOf = (action: string) => registry.find(action)?.title;
  const isChosen = (action: string, input: string) => registry.find(action)?.input[input]?.options !== undefined;
  return recordView(
    { kind, record },
    { ...about, ...history, may: may.filter((name) => name !== 'change.undo' || isUndoable), mayNot, titleOf, isChosen },
  );
}
