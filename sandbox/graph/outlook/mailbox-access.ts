import type { EntraUser } from '../../entra/entra-types.ts';
import { graphErrors } from '../graph-error.ts';
import type { GraphCall } from '../graph-operation.ts';

/** Which mailboxes an app may open in a tenant, beside its permissions. Source: learn.microsoft.com, "Limit mailbox access". */
export interface MailboxPolicies {
  /** Lets the app into these people's mailboxes only; undefined lets it into all of them. */
  restrict(entraTenantId: string, appId: string, userIds: readonly string[] | undefined): void;
  /** Throws Graph's 403 where a policy keeps the app out, and 404 where there is no mailbox. */
  check(call: GraphCall, user: EntraUser): void;
  list(): readonly { readonly entraTenantId: string; readonly appId: string; readonly userIds: readonly string[] }[];
}

/** No policies yet. */
export function createMailboxPolicies(): MailboxPolicies {
  const policies = new Map<string, { entraTenantId: string; appId: string; userIds: readonly string[] }>();
  return {
    restrict(entraTenantId, appId, userIds) {
      const key = `${entraTenantId} ${appId}`;
      if (userIds === undefined) policies.delete(key);
      else policies.set(key, { entraTenantId, appId, userIds });
    },
    check({ caller }, user) {
      const policy = policies.get(`${caller.tenant.id} ${caller.app.appId}`);
      if (caller.user && caller.user.id !== user.id) {
        throw graphErrors.forbidden('Access is denied. Check credentials and try again.', 'ErrorAccessDenied');
      }
      if (!caller.user && policy && !policy.userIds.includes(user.id)) {
        throw graphErrors.forbidden(
          'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
          'ErrorAccessDenied',
        );
      }
      if (user.mail === null) {
        throw graphErrors.notFound(
          'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
          'MailboxNotEnabledForRESTAPI',
        );
      }
    },
    list: () => [...policies.values()],
  };
}
