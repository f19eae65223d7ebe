import type { JsonObject } from '../../json.ts';
import type { Actor } from '../build-activity.ts';
import { frameActivity, textActivity } from '../build-activity.ts';
import { withBotMention } from '../message-text.ts';
import type { Attachment, TeamsMessage } from '../teams-types.ts';
import type { ClientCore, ConversationKey, DeliveryOptions, Outcome, PersonKey } from './client-core.ts';
import { chatsOf, unheard } from './client-core.ts';
import type { DisplayedMessage } from './displayed-message.ts';

/** How something is said. */
interface SayOptions extends DeliveryOptions {
  /** The personal chat when absent. */
  readonly in?: ConversationKey;
  /** Puts a mention of the bot in front; `@Name` typed in the text is a mention as well. */
  readonly mention?: boolean;
  /** Names of files that go with it. */
  readonly files?: readonly string[];
}

/** What a person does in the chats. */
export interface ChatActions {
  /** Puts a chat in front of a person; the first time, the bot is told that it was added. */
  open(person: PersonKey, conversation?: ConversationKey): Promise<Outcome>;
  /** The person looks at no chat any more. */
  leave(person: PersonKey): void;
  /** Writes a message, with the cards that wait in the compose box. In a group the bot hears it only when it is mentioned. */
  say(person: PersonKey, text: string, options?: SayOptions): Promise<Outcome>;
  /** What the person sees in a chat, oldest first. */
  messages(person: PersonKey, conversation?: ConversationKey): readonly DisplayedMessage[];
  /** The last message of a chat for which the test holds, now or as soon as there is one. */
  until(
    person: PersonKey,
    holds: (message: DisplayedMessage) => boolean,
    conversation?: ConversationKey,
  ): Promise<DisplayedMessage>;
  /** Empties the compose box of cards. */
  dropDraft(person: PersonKey, conversation?: ConversationKey): void;
  /** Takes the bot out of the personal chat. */
  uninstall(person: PersonKey, options?: DeliveryOptions): Promise<Outcome>;
}

function installation(core: ClientCore, actor: Actor, action: 'add' | 'remove'): JsonObject[] {
  const { frame, world, ids } = core;
  const settings = { settings: { selectedChannel: { id: actor.conversation.id } } };
  const installed = { ...frameActivity(frame, actor, 'installationUpdate', ids.event(), settings), action };
  if (action === 'remove') return [installed];
  const joined = { ...frameActivity(frame, actor, 'conversationUpdate', ids.event()), membersAdded: [{ id: world.bot.id }] };
  return [joined, installed];
}

async function open(core: ClientCore, actor: Actor): Promise<Outcome> {
  const { world } = core;
  const { person } = actor;
  const chat = actor.conversation;
  world.changeDesktop(person, { viewing: chat.id });
  markSeen(core, actor);
  core.refresher.show(person, chat);
  if (chat.greeted) {
    await core.refresher.settled();
    return unheard();
  }
  world.changeConversation(chat.id, { botInstalled: true, greeted: true });
  const outcome = await core.turn(person, installation(core, actor, 'add'), { delivery: 'once' });
  const isHeard = outcome.deliveries.some((delivery) => delivery.outcome !== 'unreachable');
  if (!isHeard) world.changeConversation(chat.id, { greeted: false });
  markSeen(core, actor);
  return outcome;
}

function markSeen({ world }: ClientCore, { person, conversation }: Actor): void {
  const last = world.messages(conversation.id).at(-1);
  const { seen } = world.desktop(person);
  if (last && seen[conversation.id] !== last.id) world.changeDesktop(person, { seen: { ...seen, [conversation.id]: last.id } });
}

function fileAttachment(name: string, at: string, forBot: boolean): Attachment {
  const url = `https://contoso.sharepoint.com/Documents/${encodeURIComponent(name)}`;
  if (!forBot) return { contentType: 'reference', name, contentUrl: url };
  const content = { downloadUrl: `${url}?download=1`, uniqueId: at, fileType: name.split('.').at(-1) ?? '' };
  return { contentType: 'application/vnd.microsoft.teams.file.download.info', name, contentUrl: url, content };
}

async function say(core: ClientCore, actor: Actor, text: string, options: SayOptions): Promise<Outcome> {
  const { world, ids, clock } = core;
  const { person } = actor;
  const { conversation } = actor;
  const manifest = await core.manifest();
  const isPersonal = conversation.kind === 'personal';
  const written = withBotMention(text, world.bot.name, options.mention === true);
  const id = ids.message();
  const cards = world.desktop(person).drafts[conversation.id] ?? [];
  const files = (forBot: boolean) => (options.files ?? []).map((name) => fileAttachment(name, id, forBot));
  const message: TeamsMessage = {
    id,
    conversationId: conversation.id,
    author: { kind: 'person', aadObjectId: person.aadObjectId },
    at: clock.now().toISOString(),
    version: 1,
    text: written.text,
    textFormat: 'plain',
    attachments: [...cards, ...files(false)],
    attachmentLayout: 'list',
    entities: [],
    suggestedActions: [],
    reactions: [],
    alert: false,
    views: {},
  };
  dropDraft(core, actor);
  world.addMessage(message);
  markSeen(core, actor);
  const said = core.displayed(message, person);
  const isHeard = conversation.botInstalled && (isPersonal || written.mentionsBot || manifest.hearsWholeChat);
  if (!isHeard) return { ...unheard(), said };
  const attachments = isPersonal && manifest.supportsFiles ? [...cards, ...files(true)] : cards;
  const activity = textActivity(core.frame, actor, { id, text: written.text, attachments, mentionsBot: written.mentionsBot });
  const outcome = await core.turn(person, [activity], options);
  markSeen(core, actor);
  return { ...outcome, said };
}

function dropDraft({ world }: ClientCore, { person, conversation }: Actor): void {
  const { drafts } = world.desktop(person);
  if (drafts[conversation.id]?.length) world.changeDesktop(person, { drafts: { ...drafts, [conversation.id]: [] } });
}

/** How many of the bot's and others' messages in a chat a person has not seen. */
export function unreadIn({ world }: ClientCore, { person, conversation }: Actor): number {
  const seen = Number(world.desktop(person).seen[conversation.id] ?? 0);
  const isOwn = (message: TeamsMessage) => message.author.kind === 'person' && message.author.aadObjectId === person.aadObjectId;
  return world.messages(conversation.id).filter((message) => Number(message.id) > seen && !isOwn(message)).length;
}

async function until(
  core: ClientCore,
  { person, conversation }: Actor,
  holds: (message: DisplayedMessage) => boolean,
): Promise<DisplayedMessage> {
  const { promise, resolve } = Promise.withResolvers<DisplayedMessage>();
  const look = () => {
    const shown = core.world.messages(conversation.id).map((message) => core.displayed(message, person));
    const found = shown.findLast(holds);
    if (found) resolve(found);
  };
  const stop = core.world.watch(look);
  look();
  return promise.finally(stop);
}

/** The chat part of the client. */
export function createChatActions(core: ClientCore): ChatActions {
  const { world } = core;
  world.watch(({ kind, conversationId }) => {
    if (kind !== 'message-added') return;
    for (const person of world.people) {
      const chat = chatsOf(world, person).find((one) => one.id === conversationId);
      if (chat && world.desktop(person).viewing === chat.id) markSeen(core, { person, conversation: chat });
    }
  });
  return {
    open: (person, conversation) => open(core, core.actor(person, conversation)),
    leave: (person) => world.changeDesktop(world.person(person), { viewing: undefined }),
    async say(person, text, options = {}) {
      const actor = core.actor(person, options.in);
      if (!actor.conversation.greeted || world.desktop(actor.person).viewing !== actor.conversation.id) await open(core, actor);
      return say(core, core.actor(person, options.in), text, options);
    },
    messages(person, conversation) {
      const actor = core.actor(person, conversation);
      return world.messages(actor.conversation.id).map((message) => core.displayed(message, actor.person));
    },
    until: (person, holds, conversation) => until(core, core.actor(person, conversation), holds),
    dropDraft: (person, conversation) => dropDraft(core, core.actor(person, conversation)),
    uninstall(person, options) {
      const actor = core.actor(person);
      world.changeConversation(actor.conversation.id, { botInstalled: false, greeted: false });
      return core.turn(actor.person, installation(core, actor, 'remove'), options);
    },
  };
}
