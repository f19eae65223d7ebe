import { type GraphError, graphErrors } from './graph-error.ts';
import type { GraphCaller, GraphOperation, Workload } from './graph-operation.ts';

/** What an operation would accept. */
export type NeededPermissions = NonNullable<GraphOperation['permissions']>;

function denial(workload: Workload, caller: GraphCaller, needed: readonly string[]): GraphError {
  const [kind, has] = caller.user ? ['scope', caller.scopes] : ['role', caller.roles];
  if (workload === 'directory') {
    return graphErrors.forbidden('Insufficient privileges to complete the operation.', 'Authorization_RequestDenied');
  }
  if (workload === 'outlook') {
    return graphErrors.forbidden('Access is denied. Check credentials and try again.', 'ErrorAccessDenied');
  }
  const title = kind === 'scope' ? 'Scopes' : 'Roles';
  return graphErrors.forbidden(
    `Missing ${kind} permissions on the request. API requires one of '${needed.join(', ')}'. ${title} on the request '${has.join(', ')}'.`,
  );
}

/** Throws Graph's 403 in the words of the service when the token has none of the permissions. */
export function checkPermission(workload: Workload, caller: GraphCaller, needed: NeededPermissions): void {
  const wanted = caller.user ? needed.delegated : needed.application;
  const has = caller.user ? caller.scopes : caller.roles;
  if (!wanted.some((name) => has.includes(name))) throw denial(workload, caller, wanted);
}
