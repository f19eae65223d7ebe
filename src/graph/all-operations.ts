import type { GraphOperation } from './operation.ts';
import { createSubscription } from './operations/create-subscription.ts';
import { deleteSubscription } from './operations/delete-subscription.ts';
import { findUsers } from './operations/find-users.ts';
import { installApp } from './operations/install-app.ts';
import { listInstalledApps } from './operations/list-installed-apps.ts';
import { listSubscriptions } from './operations/list-subscriptions.ts';
import { listUserChanges } from './operations/list-user-changes.ts';
import { probeMailbox } from './operations/probe-mailbox.ts';
import { readOrganization } from './operations/read-organization.ts';
import { readUser } from './operations/read-user.ts';
import { reauthorizeSubscription } from './operations/reauthorize-subscription.ts';
import { renewSubscription } from './operations/renew-subscription.ts';
import { sendActivityNotification } from './operations/send-activity-notification.ts';
import { sendActivityNotificationToRecipients } from './operations/send-activity-notification-to-recipients.ts';

/** Every operation of Graph that the product uses. */
export const allOperations = [
  readOrganization,
  listUserChanges,
  readUser,
  findUsers,
  listInstalledApps,
  installApp,
  sendActivityNotification,
  sendActivityNotificationToRecipients,
  createSubscription,
  renewSubscription,
  reauthorizeSubscription,
  deleteSubscription,
  listSubscriptions,
  probeMailbox,
] as const satisfies readonly GraphOperation[];
