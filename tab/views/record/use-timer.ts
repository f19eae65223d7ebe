import type { RecordView, TimeEntryView } from '../../../shared/api/views.ts';
import { useGrant } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import type { TimerPlace } from './acts.ts';

/** The reader's running timer; `undefined` while none runs, or is not known to. */
export function useTimer(): TimeEntryView | undefined {
  const mayTime = useGrant('time.write');
  const { data } = useQueryOf('timer.show', {}, { enabled: mayTime });
  return data?.record?.kind === 'time-entry' ? data.record : undefined;
}

/** Where a timer runs, as seen from a record. */
export function timerPlace(timer: TimeEntryView | undefined, record: RecordView): TimerPlace {
  if (!timer) return 'nowhere';
  return timer.work.id === record.ref.id ? 'here' : 'elsewhere';
}
