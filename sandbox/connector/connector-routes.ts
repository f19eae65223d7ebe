import type { Switches } from '../faults/switches.ts';
import type { Route, SandboxReply, SandboxRequest } from '../http/routes.ts';
import { objectAt, objectsAt, textAt } from '../json.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { SandboxIds } from '../sandbox-ids.ts';
import type { Refusal, SandboxLimits } from '../sandbox-options.ts';
import type { Conversation } from '../teams/teams-types.ts';
import type { TeamsWorld } from '../teams/teams-world.ts';
import { connectorError, refusals } from './connector-errors.ts';
import { postedParts, problemWith } from './posted-message.ts';
import { memberOf, rosterOf, rosterPage } from './roster.ts';
import { createSendWindows } from './send-windows.ts';

/** What the connector works on. */
export interface ConnectorParts {
  readonly world: TeamsWorld;
  readonly clock: SandboxClock;
  readonly ids: SandboxIds;
  readonly limits: SandboxLimits;
  readonly switches: Switches;
  readonly admit: (authorization: string | undefined) => Promise<Refusal>;
}

type InConversation = (conversation: Conversation, request: SandboxRequest) => SandboxReply;

/** The Bot Connector's REST v3 as Teams offers it, under `/connector`. Source: learn.microsoft.com, "Bot Connector API reference". */
export function connectorRoutes(parts: ConnectorParts): readonly Route[] {
  const { world, admit } = parts;
  const windows = createSendWindows(parts.clock, parts.limits.sendWindows);
  const route = (method: string, path: string, name: string, handle: Route['handle']): Route => ({
    method,
    path: `/connector/v3/conversations${path}`,
    name: `connector.${name}`,
    handle: async (request) => {
      const refusal = await admit(request.headers.authorization);
      return refusal ? connectorError(refusal.status, refusal.code, refusal.message) : handle(request);
    },
  });
  const inside = (handle: InConversation) => (request: SandboxRequest) => {
    const conversation = world.conversation(request.params['conversationId'] ?? '');
    if (!conversation) return refusals.noConversation();
    return conversation.botInstalled ? handle(conversation, request) : refusals.notInRoster();
  };
  const throttled = (id: string) => (parts.switches.read().sendWindows ? windows.admit(id) : undefined);
  const post = inside((conversation, request) => postActivity(parts, throttled, conversation, request));
  const members = inside((conversation) => ({ status: 200, body: rosterOf(world, conversation) }));
  return [
    route('POST', '', 'conversations.create', (request) => createConversation(parts, throttled, request)),
    route('POST', '/:conversationId/activities', 'activities.send', post),
    route('POST', '/:conversationId/activities/:activityId', 'activities.reply', post),
    route(
      'PUT',
      '/:conversationId/activities/:activityId',
      'activities.update',
      inside((chat, request) => update(parts, chat, request)),
    ),
    route(
      'DELETE',
      '/:conversationId/activities/:activityId',
      'activities.delete',
      inside((chat, request) => remove(parts, chat, request)),
    ),
    route('GET', '/:conversationId/activities/:activityId/members', 'activities.members', members),
    route('GET', '/:conversationId/members', 'members.list', members),
    route(
      'GET',
      '/:conversationId/members/:memberId',
      'members.get',
      inside((chat, request) => member(world, chat, request)),
    ),
    route(
      'GET',
      '/:conversationId/pagedmembers',
      'members.page',
      inside((chat, { query }) => ({
        status: 200,
        body: rosterPage(rosterOf(world, chat), Number(query.get('pageSize')), query.get('continuationToken')),
      })),
    ),
  ];
}

function isFromBot(parts: ConnectorParts, activity: unknown): boolean {
  const from = textAt(activity, 'from', 'id');
  return from === undefined || from === parts.world.bot.id || `28:${from}` === parts.world.bot.id;
}

type Throttled = (conversationId: string) => number | undefined;

function postActivity(
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

function createConversation(parts: ConnectorParts, throttled: Throttled, request: SandboxRequest): SandboxReply {
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

function update(parts: ConnectorParts, conversation: Conversation, request: SandboxRequest): SandboxReply {
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

function remove(parts: ConnectorParts, conversation: Conversation, request: SandboxRequest): SandboxReply {
  const message = parts.world.message(conversation.id, request.params['activityId'] ?? '');
  if (!message || message.removedAt !== undefined) return refusals.noActivity();
  if (message.author.kind !== 'bot') return refusals.notInRoster();
  parts.world.changeMessage({ ...message, removedAt: parts.clock.now().toISOString() });
  return { status: 200 };
}

function member(world: TeamsWorld, conversation: Conversation, request: SandboxRequest): SandboxReply {
  const person = world.findPerson(request.params['memberId'] ?? '');
  if (!person || !conversation.members.includes(person.aadObjectId)) return refusals.noMember();
  return { status: 200, body: memberOf(person, conversation) };
}
