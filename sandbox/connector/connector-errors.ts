import type { SandboxReply } from '../http/routes.ts';

/** An error as the connector words it. Source: learn.microsoft.com, "Bot API status codes" for Teams. */
export function connectorError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): SandboxReply {
  return { status, headers, body: { error: { code, message } } };
}

/** The connector's answers to calls it does not carry out. */
export const refusals = {
  badSyntax: (message: string) => connectorError(400, 'BadSyntax', message),
  notInRoster: () => connectorError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  notInstalled: () => connectorError(403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope"),
  noConversation: () => connectorError(404, 'ConversationNotFound', 'Conversation not found.'),
  noActivity: () => connectorError(404, 'ActivityNotFoundInConversation', 'Activity not found in the conversation.'),
  noMember: () => connectorError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.'),
  tooBig: () => connectorError(413, 'MessageSizeTooBig', 'Message size too large.'),
  throttled: (seconds: number) => connectorError(429, 'Throttled', 'Too many requests.', { 'retry-after': String(seconds) }),
} as const;
