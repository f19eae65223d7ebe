import type { DescribedDefinition } from '../../shared/api/describe-definition.ts';
import { useMe } from '../client/desk-context.ts';

/** An action or query that this person may use; `undefined` for any other. */
export function useDefinition(name: string): DescribedDefinition | undefined {
  return useMe().definitions.find((definition) => definition.name === name);
}
