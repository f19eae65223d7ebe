import type { JsonObject } from '../../json.ts';
import { asOldClient } from '../card-reading.ts';
import type { Attachment, Reaction, TeamsMessage, TeamsPerson } from '../teams-types.ts';
import type { TeamsWorld } from '../teams-world.ts';

/** A message as one person sees it now. */
export interface DisplayedMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly from: { readonly kind: 'bot' | 'person'; readonly name: string; readonly aadObjectId?: string };
  /** Whether this person wrote it. */
  readonly own: boolean;
  readonly at: string;
  readonly edited: boolean;
  readonly removed: boolean;
  readonly text: string;
  readonly textFormat: TeamsMessage['textFormat'];
  readonly summary?: string;
  readonly attachments: readonly Attachment[];
  readonly attachmentLayout: TeamsMessage['attachmentLayout'];
  readonly suggestedActions: readonly JsonObject[];
  readonly reactions: readonly Reaction[];
  /** What the bot answered to this person's last click on it. */
  readonly note?: string;
}

/** The message with this person's own view of its cards, and as an old client would show it where that is switched on. */
export function displayedMessage(
  world: TeamsWorld,
  message: TeamsMessage,
  person: TeamsPerson,
  oldClient: boolean,
): DisplayedMessage {
  const view = message.views[person.aadObjectId];
  const isRemoved = message.removedAt !== undefined;
  const attachments = isRemoved ? [] : (view?.attachments ?? message.attachments);
  const author = message.author.kind === 'bot' ? undefined : world.person(message.author.aadObjectId);
  return {
    id: message.id,
    conversationId: message.conversationId,
    from: author ? { kind: 'person', name: author.name, aadObjectId: author.aadObjectId } : { kind: 'bot', name: world.bot.name },
    own: author?.aadObjectId === person.aadObjectId,
    at: message.at,
    edited: message.editedAt !== undefined,
    removed: isRemoved,
    text: isRemoved ? '' : message.text,
    textFormat: message.textFormat,
    ...(message.summary === undefined ? {} : { summary: message.summary }),
    attachments: oldClient ? attachments.map((one) => ({ ...one, content: asOldClient(one.content) })) : attachments,
    attachmentLayout: message.attachmentLayout,
    suggestedActions: isRemoved ? [] : message.suggestedActions,
    reactions: message.reactions,
    ...(view?.note === undefined ? {} : { note: view.note }),
  };
}
