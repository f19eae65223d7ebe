import type { GraphCore } from '../graph-core.ts';
import type { GraphOperation } from '../graph-operation.ts';
import { collectionPage } from '../odata-page.ts';
import { userIn } from '../users/user-operations.ts';
import type { MailboxPolicies } from './mailbox-access.ts';

/** What a probe needs of mail: whether the app gets into a mailbox. The mailboxes are empty. */
export function mailOperations(core: GraphCore, policies: MailboxPolicies): readonly GraphOperation[] {
  return [
    {
      name: 'messages.list',
      operation: 'GET /users/{user-id}/messages',
      workload: 'outlook',
      permissions: {
        application: ['Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'],
        delegated: ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
      },
      handle(call) {
        const user = userIn(core, call);
        policies.check(call, user);
        return collectionPage(call, [], { path: `/users/${user.id}/messages`, pageSize: 10, mostPerPage: 1000 });
      },
    },
  ];
}
