import type { ChatActions } from './client/chats.ts';
import { createChatActions } from './client/chats.ts';
import type { ClickActions } from './client/clicks.ts';
import { createClickActions } from './client/clicks.ts';
import type { ClientCore } from './client/client-core.ts';
import type { DialogActions } from './client/dialogs.ts';
import { createDialogActions } from './client/dialogs.ts';
import type { ExtensionActions } from './client/extension.ts';
import { createExtensionActions } from './client/extension.ts';
import type { FeedActions } from './client/feed.ts';
import { createFeedActions } from './client/feed.ts';
import type { MessageActions } from './client/message-changes.ts';
import { createMessageActions } from './client/message-changes.ts';
import type { OtherActions } from './client/other-calls.ts';
import { createOtherActions } from './client/other-calls.ts';

/** Everything a person can do in this Teams; each call answers what the client shows and which messages arrived. */
export interface TeamsClient
  extends ChatActions,
    MessageActions,
    ClickActions,
    DialogActions,
    ExtensionActions,
    FeedActions,
    OtherActions {}

/** The client on the given core. */
export function createTeamsClient(core: ClientCore): TeamsClient {
  const dialogs = createDialogActions(core);
  return {
    ...createChatActions(core),
    ...createMessageActions(core),
    ...createClickActions(core, dialogs),
    ...dialogs,
    ...createExtensionActions(core),
    ...createFeedActions(core),
    ...createOtherActions(core),
  };
}
