import type { UseQueryResult } from '@tanstack/react-query';
import type { Answer } from '../../../shared/api/answers.ts';
import type { DescribedDefinition } from '../../../shared/api/describe-definition.ts';
import { useMe } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';

/** How a record of this kind is asked for: the query that shows that kind, or one that shows several; `undefined` when this person has none. */
export function queryFor(kind: string, definitions: readonly DescribedDefinition[]): { name: string; scope: string } | undefined {
  const shows = definitions.filter(({ name, type, scope, inputs }) => {
    const input = inputs.find((one) => one.name === scope);
    return type === 'query' && name.endsWith('.show') && input?.of?.some((one) => one === kind) === true;
  });
  const best = shows.find(({ name }) => name === `${kind}.show`) ?? shows[0];
  return best && { name: best.name, scope: best.scope! };
}

/** The record at an address, kept up to date while others change it. A kind that nobody shows is asked for all the same: the server says so. */
export function useRecord(kind: string, id: string): UseQueryResult<Answer> {
  const { name, scope } = queryFor(kind, useMe().definitions) ?? { name: 'desk.show', scope: 'record' };
  return useQueryOf(name, { [scope]: `${kind}:${id}` });
}
