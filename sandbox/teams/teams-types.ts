import type { JsonObject } from '../json.ts';
import type { SandboxPerson } from '../sandbox-options.ts';

/** A person with the id under which the bot knows them. */
export interface TeamsPerson extends SandboxPerson {
  /** The bot's own id for the person, with the prefix `29:`. */
  readonly userId: string;
}

/** The bot as Teams knows it. */
export interface TeamsBot {
  /** With the prefix `28:`. */
  readonly id: string;
  readonly name: string;
}

/** A file, card or text copy on a message. */
export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly contentUrl?: string;
  readonly name?: string;
}

/** Who wrote a message. */
type Author = { readonly kind: 'bot' } | { readonly kind: 'person'; readonly aadObjectId: string };

/** A reaction of one person to a message. */
export interface Reaction {
  readonly type: string;
  readonly by: string;
}

/** What one person sees instead of the message's own attachments, and a line of text under it. */
export interface PersonalView {
  readonly attachments?: readonly Attachment[];
  readonly note?: string;
}

/** A message as it is now. */
export interface TeamsMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly author: Author;
  readonly at: string;
  readonly editedAt?: string;
  readonly removedAt?: string;
  /** Rises with each change of the message itself. */
  readonly version: number;
  readonly text: string;
  readonly textFormat: 'plain' | 'markdown' | 'xml';
  readonly summary?: string;
  readonly attachments: readonly Attachment[];
  readonly attachmentLayout: 'list' | 'carousel';
  readonly entities: readonly JsonObject[];
  readonly suggestedActions: readonly JsonObject[];
  readonly reactions: readonly Reaction[];
  /** Whether a notice in the activity feed was asked for (`channelData.notification.alert`). */
  readonly alert: boolean;
  /** By object id. A change of the message empties it. */
  readonly views: Readonly<Record<string, PersonalView>>;
}

/** A chat: who is in it and whom it belongs to. */
export interface Conversation {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat';
  readonly name: string;
  readonly entraTenantId: string;
  /** Object ids. */
  readonly members: readonly string[];
  readonly botInstalled: boolean;
  /** Whether the bot has been told that it was added. */
  readonly greeted: boolean;
}

/** Where a dialog came from, which decides to what its submit goes. */
export type DialogOrigin =
  | { readonly kind: 'bot'; readonly conversationId: string; readonly messageId?: string }
  | {
      readonly kind: 'extension';
      readonly conversationId: string;
      readonly commandId: string;
      readonly commandContext: CommandContext;
      readonly messagePayload?: JsonObject;
    };

/** From where an extension command was called. */
export type CommandContext = 'message' | 'compose' | 'commandbox';

/** A dialog (Teams: task module) that is open in front of a person. */
export interface Dialog {
  readonly id: string;
  readonly title: string;
  readonly card?: JsonObject;
  readonly url?: string;
  readonly width: string | number;
  readonly height: string | number;
  readonly origin: DialogOrigin;
}

/** One line of a person's activity feed. */
export interface FeedItem {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly preview: string;
  readonly from: string;
  /** Where a click leads. */
  readonly webUrl?: string;
  readonly read: boolean;
}

/** Something that changed, for those who watch. */
export interface Change {
  readonly kind:
    | 'message-added'
    | 'message-changed'
    | 'message-removed'
    | 'typing'
    | 'conversation'
    | 'person'
    | 'switches'
    | 'exchange';
  readonly conversationId?: string;
  readonly messageId?: string;
  /** Object id; the change concerns only this person. */
  readonly person?: string;
}
