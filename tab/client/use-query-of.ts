import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../shared/api/answers.ts';
import type { QueryData } from '../../shared/api/query-data.ts';
import type { Inputs } from './api.ts';
import { useDeskTab } from './desk-context.ts';

/** What `data` of a query's answer holds. */
export type DataOf<N extends string> = N extends keyof QueryData ? QueryData[N] : unknown;

/** How a query is asked. */
export interface QueryUse {
  /** False: not yet. */
  enabled?: boolean;
  /** Shows the last answer while another is on its way, for pages and filters. */
  keep?: boolean;
}

/** Under which key the answer of a query is kept. */
function keyOf(name: string, input: Inputs = {}): readonly unknown[] {
  return ['query', name, input];
}

/** Asks a query of the registry and keeps its answer up to date while records change elsewhere. Hand the result to `<Asked>` for all its states. */
export function useQueryOf<const N extends string>(
  name: N,
  input: Inputs = {},
  { enabled = true, keep = false }: QueryUse = {},
): UseQueryResult<Answer<DataOf<N>>> {
  const { api } = useDeskTab();
  return useQuery({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => api.ask<DataOf<N>>(name, input, signal),
    enabled,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}
