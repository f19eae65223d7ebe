import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Answer, ListRow } from '../../../shared/api/answers.ts';
import type { WorkPage, WorkRow } from '../../../shared/api/query-data.ts';
import type { Inputs } from '../../client/api.ts';
import { useDeskTab } from '../../client/desk-context.ts';

const limit = 50;

/** A row as a list shows it: with its status and clock where the query tells them. */
export type FoundRow = ListRow & Partial<WorkRow>;

function rowsOf({ data, list }: Answer<Partial<WorkPage>>): FoundRow[] {
  return data?.rows ?? list?.items ?? [];
}

/** A list page by page, kept up to date while records change elsewhere. */
export function usePages(query: string, input: Inputs) {
  const { api } = useDeskTab();
  const asked = useInfiniteQuery({
    queryKey: ['query', query, input, 'pages'],
    queryFn: ({ pageParam, signal }) => api.ask<Partial<WorkPage>>(query, { ...input, limit, skip: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const isMore = last.data?.more ?? rowsOf(last).length === limit;
      return isMore ? all.reduce((sum, page) => sum + rowsOf(page).length, 0) : undefined;
    },
    placeholderData: (previous) => previous,
  });
  const key = JSON.stringify([query, input]);
  const [wish, setWish] = useState({ key, pages: 1 });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = asked;
  const shown = asked.data?.pages.length ?? 0;
  const isComing = hasNextPage && wish.key === key && shown < wish.pages;
  // While everything is asked anew for a change elsewhere no further page can be asked for: that is done afterwards.
  useEffect(() => {
    if (isComing && !isFetching && !isFetchNextPageError) void fetchNextPage({ cancelRefetch: false });
  }, [isComing, isFetching, isFetchNextPageError, fetchNextPage]);
  const more = () => {
    setWish({ key, pages: shown + 1 });
    if (isFetchNextPageError) void fetchNextPage({ cancelRefetch: false });
  };
  const seen = new Set<string>();
  // A record that moved between two pages while they were asked for stands in both.
  const rows = (asked.data?.pages ?? []).flatMap(rowsOf).filter(({ ref }) => {
    const key = `${ref.kind}:${ref.id}`;
    return seen.has(key) ? false : seen.add(key);
  });
  return { asked, rows, more };
}
