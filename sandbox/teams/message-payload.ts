import type { JsonObject } from '../json.ts';
import { messageHtml } from './message-text.ts';
import type { Attachment, Conversation, TeamsMessage } from './teams-types.ts';
import type { TeamsWorld } from './teams-world.ts';

function attachmentOf(attachment: Attachment, id: string): JsonObject {
  return {
    id,
    contentType: attachment.contentType,
    contentUrl: attachment.contentUrl ?? null,
    content: attachment.content === undefined ? null : JSON.stringify(attachment.content),
    name: attachment.name ?? null,
    thumbnailUrl: null,
  };
}

function authorOf(world: TeamsWorld, message: TeamsMessage): JsonObject {
  const nobody = { application: null, device: null, conversation: null, user: null };
  if (message.author.kind === 'bot') {
    const { id, name } = world.bot;
    return { ...nobody, application: { applicationIdentityType: 'bot', id: id.replace(/^28:/, ''), displayName: name } };
  }
  const person = world.person(message.author.aadObjectId);
  return { ...nobody, user: { userIdentityType: 'aadUser', id: person.aadObjectId, displayName: person.name } };
}

/** The address of a message in Teams. */
function messageLink(conversationId: string, messageId: string): string {
  const context = encodeURIComponent(JSON.stringify({ contextType: 'chat' }));
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(conversationId)}/${messageId}?context=${context}`;
}

/** A message as Teams hands it to an extension's action: `messagePayload`. Source: learn.microsoft.com, "Define message extension action commands". */
export function messagePayload(world: TeamsWorld, conversation: Conversation, message: TeamsMessage): JsonObject {
  const attachments = message.attachments.map((one, at) => attachmentOf(one, `${message.id}-${at + 1}`));
  const places = attachments.map((one) => `<attachment id="${String(one['id'])}"></attachment>`).join('');
  return {
    id: message.id,
    replyToId: null,
    createdDateTime: message.at,
    lastModifiedDateTime: message.editedAt ?? null,
    deleted: message.removedAt !== undefined,
    subject: null,
    summary: message.summary ?? null,
    importance: 'normal',
    locale: 'en-us',
    linkToMessage: messageLink(conversation.id, message.id),
    from: authorOf(world, message),
    body: { contentType: 'html', content: `${message.text === '' ? '' : messageHtml(message.text)}${places}` },
    attachments,
    mentions: [],
    reactions: message.reactions.map((one) => ({
      reactionType: one.type,
      createdDateTime: message.at,
      user: { user: { userIdentityType: 'aadUser', id: one.by, displayName: world.person(one.by).name } },
    })),
  };
}
