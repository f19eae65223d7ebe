import type { Switches } from '../faults/switches.ts';
import type { SandboxReply, SandboxRequest } from '../http/routes.ts';
import { objectAt, objectsAt, textAt } from '../json.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { SandboxIds } from '../sandbox-ids.ts';
import type { Refusal, SandboxLimits } from '../sandbox-options.ts';
import type { Conversation } from '../teams/teams-types.ts';
import type { TeamsWorld } from '../teams/teams-world.ts';
import { refusals } from './connector-errors.ts';
import { postedParts, problemWith } from './posted-message.ts';

/** What the connector works on. */
export interface ConnectorParts {
  readonly world: TeamsWorld;
  readonly clock: SandboxClock;
  readonly ids: SandboxIds;
  readonly limits: SandboxLimits;
  readonly switches: Switches;
  readonly admit: (authorization: string | undefined) => Promise<Refusal>;
}

function isFromBot(parts: ConnectorParts, activity: unknown): boolean {
  const from = textAt(activity, 'from', 'id');
  return from === undefined || from === parts.world.bot.id || `28:${from}` === parts.world.bot.id;
}

/** After how many seconds a send may be tried again; undefined lets it through, and counts it. */
export type Throttled = (conversationId: string) => number | undefined;

/** Posts a message or a typing sign into a conversation. */
export function postActivity(
  parts: ConnectorParts,
  throttled: Throttled,
  conversation: Conversation,
  request: SandboxRequest,
): SandboxReply {
  const { world, ids, clock } = parts;
  const problem = problemWith(request.body);
  if (problem) return refusals.badSyntax(problem);
  if (!isFromBot(parts, request.body)) return refusals.notInRoster();
  if (request.bodyBytes > parts.limits.activityBytes) return refusals.tooBig();
  const type = textAt(request.body, 'type');
  if (type === 'trace') return { status: 201, body: { id: ids.event() } };
  const wait = throttled(conversation.id);
  if (wait !== undefined) return refusals.throttled(wait);
  if (type === 'typing') {
    world.tell({ kind: 'typing', conversationId: conversation.id });
    return { status: 201, body: { id: ids.event() } };
  }
  const id = ids.message();
  world.addMessage({
    ...postedParts(request.body),
    id,
    conversationId: conversation.id,
    author: { kind: 'bot' },
    at: clock.now().toISOString(),
    version: 1,
    reactions: [],
    views: {},
  });
  return { status: 201, body: { id } };
}

/** Finds the personal chat with one person, and posts the first message when one is given. */
export function createConversation(parts: ConnectorParts, throttled: Throttled, request: SandboxRequest): SandboxReply {
  const members = objectsAt(request.body, 'members');
  const wanted = textAt(members[0], 'id');
  if (members.length !== 1 || wanted === undefined)
    return refusals.badSyntax('Only a conversation with exactly one member can be created.');
  const person = parts.world.findPerson(wanted);
  if (!person) return refusals.badSyntax('Failed to decrypt pairwise id: the member is not known to this bot.');
  const entraTenantId = textAt(request.body, 'tenantId') ?? textAt(request.body, 'channelData', 'tenant', 'id');
  if (entraTenantId !== person.entraTenantId)
    return refusals.badSyntax('The tenant id is missing or is not the tenant of the member.');
  const conversation = parts.world.personalChat(person);
  if (!conversation.botInstalled) return refusals.notInstalled();
  const activity = objectAt(request.body, 'activity');
  if (Object.keys(activity).length === 0) return { status: 201, body: { id: conversation.id } };
  const posted = postActivity(parts, throttled, conversation, { ...request, body: { type: 'message', ...activity } });
  return posted.status === 201 ? { status: 201, body: { id: conversation.id, activityId: textAt(posted.body, 'id') } } : posted;
}

/** Replaces one of the bot's own messages. */
export function updateActivity(parts: ConnectorParts, conversation: Conversation, request: SandboxRequest): SandboxReply {
  const message = parts.world.message(conversation.id, request.params['activityId'] ?? '');
  if (!message || message.removedAt !== undefined) return refusals.noActivity();
  if (message.author.kind !== 'bot') return refusals.notInRoster();
  const problem = problemWith(request.body);
  if (problem) return refusals.badSyntax(problem);
  if (request.bodyBytes > parts.limits.activityBytes) return refusals.tooBig();
  const { summary: _old, ...kept } = message;
  parts.world.changeMessage({ ...kept, ...postedParts(request.body), editedAt: parts.clock.now().toISOString() });
  return { status: 200, body: { id: message.id } };
}

/** Deletes one of the bot's own messages. */
export function removeActivity(parts: ConnectorParts, conversation: Conversation, request: SandboxRequest): SandboxReply {
  const message = parts.world.message(conversation.id, request.params['activityId'] ?? '');
  if (!message || message.removedAt !== undefined) return refusals.noActivity();
  if (message.author.kind !== 'bot') return refusals.notInRoster();
  parts.world.changeMessage({ ...message, removedAt: parts.clock.now().toISOString() });
  return { status: 200 };
}
