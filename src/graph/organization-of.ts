import { Failure } from '../../shared/errors/failure.ts';
import type { AccessToken } from '../../shared/ports/microsoft.ts';
import { say } from '../../shared/text/say.ts';
import type { graphGateway } from './gateway.ts';
import { readOrganization } from './operations/read-organization.ts';

/** Reads the organisation that a token of Graph is of, for the test of a profile. Throws `GraphFailure`, or `Failure` `organization-missing`. */
export function organizationOf(gateway: ReturnType<typeof graphGateway>) {
  return async (token: AccessToken): Promise<{ id: string; name: string }> => {
    const graph = gateway.as({ tenantId: 'profile test', tokens: async () => token });
    const outcome = await graph.call(readOrganization, { path: {}, query: { $select: 'id,displayName' } });
    if (outcome.state !== 'done') throw outcome.failure;
    const [found] = Array.isArray(outcome.value.value) ? outcome.value.value : [];
    if (typeof found?.id === 'string') return { id: found.id, name: found.displayName ?? found.id };
    const remedy = say`Check the tenant id of the profile in the Entra admin centre.`;
    throw new Failure('organization-missing', 'missing', say`Microsoft names no organisation for this sign-in.`, remedy);
  };
}
