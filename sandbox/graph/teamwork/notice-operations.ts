import { objectsAt, textAt } from '../../json.ts';
import type { GraphCore } from '../graph-core.ts';
import { GraphError, graphErrors } from '../graph-error.ts';
import type { GraphOperation } from '../graph-operation.ts';
import { userIn } from '../users/user-operations.ts';
import type { NoticeBoard } from './notices.ts';
import { checkSender, lineFrom, notAuthorized } from './notices.ts';
import type { TeamsSide } from './teams-side.ts';

const mostRecipients = 100;
const leastTokenLife = 45 * 60_000;

/** Notices in the activity feed, to one and to many. Source: learn.microsoft.com, "Send activity feed notifications to users in Microsoft Teams". */
export function noticeOperations(core: GraphCore, teams: TeamsSide, board: NoticeBoard): readonly GraphOperation[] {
  const now = () => core.clock.now();
  return [
    {
      name: 'notices.send',
      operation: 'POST /users/{user-id}/teamwork/sendActivityNotification',
      alsoAt: ['/users/{user-id}/teamwork/microsoft.graph.sendActivityNotification'],
      workload: 'teams',
      bucket: 'notices.single',
      async handle(call) {
        const app = await teams.app(call.caller.tenant.id);
        checkSender(app, call);
        const user = userIn(core, call);
        const line = lineFrom(app, call);
        if (!teams.isInstalled(call.caller.tenant.id, user.id)) throw notAuthorized(call.caller.app.appId);
        board.put(call, user, line, 'single', now().toISOString());
        return { status: 204 };
      },
    },
    {
      name: 'notices.sendToRecipients',
      operation: 'POST /teamwork/sendActivityNotificationToRecipients',
      alsoAt: ['/teamwork/microsoft.graph.sendActivityNotificationToRecipients'],
      workload: 'teams',
      bucket: 'notices.bulk',
      async handle(call) {
        const app = await teams.app(call.caller.tenant.id);
        checkSender(app, call);
        if (call.caller.expiresAt.getTime() - now().getTime() < leastTokenLife) {
          throw new GraphError(412, 'PreconditionFailed', 'The token expires within 45 minutes.');
        }
        const recipients = objectsAt(call.request.body, 'recipients');
        if (recipients.length === 0 || recipients.length > mostRecipients) {
          throw graphErrors.badRequest(`The number of recipients must be from 1 to ${mostRecipients}.`);
        }
        const line = lineFrom(app, call);
        for (const recipient of recipients) {
          const user = core.entra.directory.users.find(call.caller.tenant.id, textAt(recipient, 'userId') ?? '');
          if (user) board.put(call, user, line, 'bulk', now().toISOString());
        }
        return { status: 202 };
      },
    },
  ];
}
