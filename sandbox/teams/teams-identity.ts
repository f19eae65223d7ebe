import { createHash } from 'node:crypto';

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/** The bot's own id for a person: the same for the same bot and person, another for every other bot. */
export function userIdOf(botId: string, aadObjectId: string): string {
  return `29:1${digest('user', botId, aadObjectId)}`;
}

/** The id of the personal chat of a person with the bot. */
export function personalConversationId(botId: string, aadObjectId: string): string {
  return `a:1${digest('personal', botId, aadObjectId)}`;
}

/** The id of a group chat. */
export function groupConversationId(name: string, members: readonly string[]): string {
  const hex = createHash('sha256')
    .update([name, ...members].join('\n'))
    .digest('hex');
  return `19:${hex.slice(0, 32)}@thread.v2`;
}
