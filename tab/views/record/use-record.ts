import type { UseQueryResult } from '@tanstack/react-query';
import type { Answer } from '../../../shared/api/answers.ts';
import { useMe } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { queryFor } from './query-for.ts';

/** The record at an address, kept up to date while others change it. A kind that nobody shows is asked for all the same: the server says so. */
export function useRecord(kind: string, id: string): UseQueryResult<Answer> {
  const { name, scope } = queryFor(kind, useMe().definitions) ?? { name: 'desk.show', scope: 'record' };
  return useQueryOf(name, { [scope]: `${kind}:${id}` });
}
