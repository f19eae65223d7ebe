import type { Route, SandboxReply, SandboxRequest } from '../http/routes.ts';
import type { Conversation } from '../teams/teams-types.ts';
import type { TeamsWorld } from '../teams/teams-world.ts';
import type { ConnectorParts } from './activity-calls.ts';
import { createConversation, postActivity, removeActivity, updateActivity } from './activity-calls.ts';
import { connectorError, refusals } from './connector-errors.ts';
import { memberOf, rosterOf, rosterPage } from './roster.ts';
import { createSendWindows } from './send-windows.ts';

type InConversation = (conversation: Conversation, request: SandboxRequest) => SandboxReply;

/** Finds the conversation that the path names, if the bot is in it. */
function inside(world: TeamsWorld, handle: InConversation): Route['handle'] {
  return (request) => {
    const conversation = world.conversation(request.params['conversationId'] ?? '');
    if (!conversation) return refusals.noConversation();
    return conversation.botInstalled ? handle(conversation, request) : refusals.notInRoster();
  };
}

function member(world: TeamsWorld, conversation: Conversation, request: SandboxRequest): SandboxReply {
  const person = world.findPerson(request.params['memberId'] ?? '');
  if (!person || !conversation.members.includes(person.aadObjectId)) return refusals.noMember();
  return { status: 200, body: memberOf(person, conversation) };
}

function memberPage(world: TeamsWorld, conversation: Conversation, { query }: SandboxRequest): SandboxReply {
  const page = rosterPage(rosterOf(world, conversation), Number(query.get('pageSize')), query.get('continuationToken'));
  return { status: 200, body: page };
}

/** The Bot Connector's REST v3 as Teams offers it, under `/connector`. Source: learn.microsoft.com, "Bot Connector API reference". */
export function connectorRoutes(parts: ConnectorParts): readonly Route[] {
  const { world, admit } = parts;
  const windows = createSendWindows(parts.clock, parts.limits.sendWindows);
  const throttled = (id: string) => (parts.switches.read().sendWindows ? windows.admit(id) : undefined);
  const route = (method: string, path: string, name: string, handle: Route['handle']): Route => ({
    method,
    path: `/connector/v3/conversations${path}`,
    name: `connector.${name}`,
    handle: async (request) => {
      const refusal = await admit(request.headers.authorization);
      return refusal ? connectorError(refusal.status, refusal.code, refusal.message) : handle(request);
    },
  });
  const within = (method: string, path: string, name: string, handle: InConversation) =>
    route(method, `/:conversationId${path}`, name, inside(world, handle));
  const one = '/activities/:activityId';
  const post: InConversation = (chat, request) => postActivity(parts, throttled, chat, request);
  const list: InConversation = (chat) => ({ status: 200, body: rosterOf(world, chat) });
  return [
    route('POST', '', 'conversations.create', (request) => createConversation(parts, throttled, request)),
    within('POST', '/activities', 'activities.send', post),
    within('POST', one, 'activities.reply', post),
    within('PUT', one, 'activities.update', (chat, request) => updateActivity(parts, chat, request)),
    within('DELETE', one, 'activities.delete', (chat, request) => removeActivity(parts, chat, request)),
    within('GET', `${one}/members`, 'activities.members', list),
    within('GET', '/members', 'members.list', list),
    within('GET', '/members/:memberId', 'members.get', (chat, request) => member(world, chat, request)),
    within('GET', '/pagedmembers', 'members.page', (chat, request) => memberPage(world, chat, request)),
  ];
}
