import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Answer } from '../../shared/api/answers.ts';
import type { Overview } from '../../shared/api/query-data.ts';
import type { TimeEntryView } from '../../shared/api/views.ts';
import { type Change, foreseeRecord } from './foresee-record.ts';

type Told = Answer & { data?: unknown };
type Running = Pick<TimeEntryView, 'kind' | 'ref' | 'version' | 'title' | 'work' | 'startedAt'>;

/** The work that a timer is started on, where it is on the screen. */
function workIn(answers: readonly Told[], { input }: Change): TimeEntryView['work'] | undefined {
  const record = answers.map((answer) => answer.record).find((one) => one && input['work'] === `${one.kind}:${one.ref.id}`);
  if (record?.kind !== 'ticket' && record?.kind !== 'task') return undefined;
  return { kind: record.kind, id: record.ref.id, number: record.number, title: record.title };
}

/** The timer as it is going to be: running, none, or `undefined` when the change is about no timer. */
function timerAfter(answers: readonly Told[], change: Change): Running | 'none' | undefined {
  if (change.action === 'timer.stop') return 'none';
  if (change.action !== 'timer.start' && change.action !== 'timer.switch') return undefined;
  const work = workIn(answers, change);
  const ref = { kind: 'time-entry', id: 'coming' } as const;
  return work && { kind: 'time-entry', ref, version: 0, title: work.title, work, startedAt: change.now.toISOString() };
}

function withTimer(query: unknown, answer: Told, timer: Running | 'none'): Told | undefined {
  const { record: _before, ...rest } = answer;
  if (query === 'timer.show') return timer === 'none' ? rest : { ...rest, record: timer as TimeEntryView };
  if (query !== 'desk.overview' || !answer.data) return undefined;
  const { timer: _running, ...day } = answer.data as Overview;
  if (timer === 'none') return { ...answer, data: day };
  const { ref, work, startedAt } = timer;
  return { ...answer, data: { ...day, timer: { ref, work, startedAt: startedAt!, note: '' } } };
}

/** Shows at once what a change is going to lead to, in every answer where that can be known before the server says so; answers how to take that back, or `undefined` when nothing could be shown. */
export function foretell(client: QueryClient, change: Change): (() => void) | undefined {
  const kept = client.getQueriesData<Told>({ queryKey: ['query'] }).flatMap(([key, answer]) => (answer ? [{ key, answer }] : []));
  const timer = timerAfter(
    kept.map(({ answer }) => answer),
    change,
  );
  const shown: { key: QueryKey; before: Told; after: Told }[] = [];
  for (const { key, answer } of kept) {
    const record = answer.record && !answer.list && foreseeRecord(answer.record, change);
    const after = record ? { ...answer, record } : timer && withTimer(key[1], answer, timer);
    if (after) shown.push({ key, before: answer, after });
  }
  const put = shown.map(({ key, before, after }) => {
    // An answer from before the change must not come over it.
    void client.cancelQueries({ queryKey: key, exact: true });
    return { key, before, after: client.setQueryData(key, after) };
  });
  if (put.length === 0) return undefined;
  return () => {
    for (const { key, before, after } of put) if (client.getQueryData(key) === after) client.setQueryData(key, before);
  };
}
