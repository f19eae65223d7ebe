import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';

/** A notice of the activity feed as Graph takes it. */
export interface ActivityNotificationBody {
  topic: { source: 'text'; value: string; webUrl: string };
  activityType: string;
  chainId?: number;
  previewText: { content: string };
  templateParameters: { name: string; value: string }[];
}

/** Puts a notice into one person's activity feed; 204. */
export const sendActivityNotification = operation<ActivityNotificationBody, undefined>()({
  name: 'feed.notify',
  endpoint: 'POST /users/{user-id}/teamwork/sendActivityNotification',
  documentation: 'https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification',
  permission: {
    application: 'TeamsActivity.Send',
    delegated: 'TeamsActivity.Send',
    neededFor: 'notices in the activity feed of one person',
    withoutIt: say`Notices come as messages of the bot, or not at all where a person wants the feed only.`,
  },
  does: say`put notices into the activity feed`,
  answers: 'nothing',
  budget: 'feed',
  perSecond: 5,
  addresses: (body) => [body.topic.webUrl],
});
