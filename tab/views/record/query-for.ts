import type { DescribedDefinition } from '../../../shared/api/describe-definition.ts';

/** How a record of this kind is asked for: the query that shows that kind, or one that shows several; `undefined` when this person has none. */
export function queryFor(kind: string, definitions: readonly DescribedDefinition[]): { name: string; scope: string } | undefined {
  const shows = definitions.filter(({ name, type, scope, inputs }) => {
    const input = inputs.find((one) => one.name === scope);
    return type === 'query' && name.endsWith('.show') && input?.of?.some((one) => one === kind) === true;
  });
  const best = shows.find(({ name }) => name === `${kind}.show`) ?? shows[0];
  return best && { name: best.name, scope: best.scope! };
}
