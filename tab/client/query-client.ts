import { type Query, QueryClient } from '@tanstack/react-query';
import type { Answer, ChangeNotice } from '../../shared/api/answers.ts';
import { isPassing } from './api.ts';
import { isTouched } from './touched.ts';

const waits = [500, 2_000, 5_000];

/** The store of answers. Asking is tried again while the server is away; a change only for as long as it carries the same key. */
export function createQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) => isPassing(error) && failures < waits.length;
  const retryDelay = (failures: number) => waits[failures] ?? 5_000;
  return new QueryClient({
    defaultOptions: {
      queries: { retry, retryDelay, networkMode: 'always', staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry, retryDelay, networkMode: 'always' },
    },
  });
}

function mayReadOtherwise({ queryKey, state }: Query, notices?: readonly ChangeNotice[]): boolean {
  if (queryKey[0] !== 'query') return false;
  if (notices === undefined) return true;
  return notices.some((notice) => (notice.kind === 'notice' ? queryKey[1] === 'notice.mine' : isTouched(state.data, notice)));
}

/** Has everything asked again that one of the changed records may stand in; everything when nobody knows what changed. A further page of a list that is on its way is waited for, as asking anew would end it. Resolves when what is on the screen has come or failed. */
export async function refresh(client: QueryClient, notices?: readonly ChangeNotice[]): Promise<void> {
  const touched = client.getQueryCache().findAll({ predicate: (query) => mayReadOtherwise(query, notices) });
  await Promise.all(
    touched.map(async (query) => {
      if (query.state.fetchMeta?.fetchMore) await query.promise?.catch(() => undefined);
      await client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }),
  );
}

/** Shows a record as an action answered it wherever it stands alone, until it is asked for anew: nothing that was on its way is gone in between. */
export function showRecord(client: QueryClient, record: Answer['record']): void {
  if (!record) return;
  const standsIn = (answer: Partial<Answer> = {}) => {
    const shown = answer.record;
    return !answer.list && shown?.kind === record.kind && shown.ref.id === record.ref.id && shown.version <= record.version;
  };
  client.setQueriesData<Answer>(
    { queryKey: ['query'], predicate: ({ state }) => standsIn(state.data as Answer | undefined) },
    (answer) => answer && { ...answer, record },
  );
}
