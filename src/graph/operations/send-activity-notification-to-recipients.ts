import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { ActivityNotificationBody } from './send-activity-notification.ts';

/** The same notice for at most 100 people. */
export interface BulkNotificationBody extends ActivityNotificationBody {
  recipients: { '@odata.type': '#microsoft.graph.aadUserNotificationRecipient'; userId: string }[];
}

/** Puts a notice into the activity feeds of up to 100 people; 202, and no word about each. */
export const sendActivityNotificationToRecipients = operation<BulkNotificationBody, undefined>()({
  name: 'feed.notify-many',
  endpoint: 'POST /teamwork/sendActivityNotificationToRecipients',
  documentation: 'https://learn.microsoft.com/graph/api/teamwork-sendactivitynotificationtorecipients',
  permission: {
    application: 'TeamsActivity.Send',
    delegated: 'TeamsActivity.Send',
    neededFor: 'the same notice in the activity feeds of many people',
    withoutIt: say`Notices to many come as messages of the bot, or not at all where a person wants the feed only.`,
  },
  does: say`put notices into the activity feed`,
  answers: 'nothing',
  budget: 'feed-bulk',
  perSecond: 2,
  tokenLivesMinutes: 45,
  addresses: (body) => [body.topic.webUrl],
});
