import type { SandboxGroup, SandboxPerson } from '../sandbox-options.ts';
import { groupConversationId, personalConversationId, userIdOf } from './teams-identity.ts';
import type { Change, Conversation, Dialog, FeedItem, PersonalView, TeamsBot, TeamsMessage, TeamsPerson } from './teams-types.ts';

/** What is on one person's screen and waits for them. */
export interface Desktop {
  readonly dialog?: Dialog | undefined;
  /** The conversation in front of the person; undefined when none is. */
  readonly viewing?: string | undefined;
  /** Cards in the compose box, by conversation. */
  readonly drafts: Readonly<Record<string, readonly TeamsMessage['attachments'][number][]>>;
  readonly feed: readonly FeedItem[];
  /** The last message seen, by conversation. */
  readonly seen: Readonly<Record<string, string>>;
}

/** All that this Teams knows: people, chats, messages. Whoever changes it tells those who watch. */
export interface TeamsWorld {
  readonly bot: TeamsBot;
  readonly people: readonly TeamsPerson[];
  /** The person with this name, object id, `29:` id or address; throws when there is none. */
  person(key: string | SandboxPerson): TeamsPerson;
  findPerson(key: string): TeamsPerson | undefined;
  conversations(): readonly Conversation[];
  conversation(id: string): Conversation | undefined;
  personalChat(person: TeamsPerson): Conversation;
  changeConversation(id: string, changed: Partial<Pick<Conversation, 'botInstalled' | 'greeted'>>): void;
  messages(conversationId: string): readonly TeamsMessage[];
  message(conversationId: string, messageId: string): TeamsMessage | undefined;
  addMessage(message: TeamsMessage): void;
  /** A new version of a message, which takes all personal views away. */
  changeMessage(message: TeamsMessage): void;
  /** Adds to a message without making it a new version: reactions. */
  touchMessage(message: TeamsMessage): void;
  setView(message: TeamsMessage, person: TeamsPerson, view: PersonalView): void;
  desktop(person: TeamsPerson): Desktop;
  changeDesktop(person: TeamsPerson, changed: Partial<Desktop>): void;
  tell(change: Change): void;
  /** Calls for each change until the returned function is called. */
  watch(listener: (change: Change) => void): () => void;
}

function chatsOf(bot: TeamsBot, people: readonly TeamsPerson[], groups: readonly SandboxGroup[]): Conversation[] {
  const personal = people.map((person) => ({
    id: personalConversationId(bot.id, person.aadObjectId),
    kind: 'personal' as const,
    name: bot.name,
    entraTenantId: person.entraTenantId,
    members: [person.aadObjectId],
    botInstalled: false,
    greeted: false,
  }));
  const shared = groups.map((group) => ({
    id: groupConversationId(group.name, group.members),
    kind: 'groupChat' as const,
    name: group.name,
    entraTenantId: people.find((person) => person.aadObjectId === group.members[0])?.entraTenantId ?? '',
    members: group.members,
    botInstalled: true,
    greeted: false,
  }));
  return [...personal, ...shared];
}

/** One group of the insiders, and when there are outsiders one of everybody. */
export function usualGroups(people: readonly SandboxPerson[]): readonly SandboxGroup[] {
  const insiders = people.filter((person) => !person.outsider).map((person) => person.aadObjectId);
  const everybody = [...insiders, ...people.filter((person) => person.outsider).map((person) => person.aadObjectId)];
  const groups = insiders.length > 1 ? [{ name: 'Service desk', members: insiders }] : [];
  return everybody.length > insiders.length && insiders.length > 0
    ? [...groups, { name: 'Shared with a client', members: everybody }]
    : groups;
}

const emptyDesktop: Desktop = { drafts: {}, feed: [], seen: {} };

/** A Teams in which nobody has said anything yet. */
export function createTeamsWorld(bot: TeamsBot, known: readonly SandboxPerson[], groups: readonly SandboxGroup[]): TeamsWorld {
  const people = known.map((person) => ({ ...person, userId: userIdOf(bot.id, person.aadObjectId) }));
  const chats = new Map(chatsOf(bot, people, groups).map((chat) => [chat.id, chat]));
  const messages = new Map<string, TeamsMessage[]>([...chats.keys()].map((id) => [id, []]));
  const desktops = new Map<string, Desktop>();
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change) => {
    for (const listener of [...listeners]) listener(change);
  };
  const findPerson = (key: string) =>
    people.find((one) => [one.name, one.aadObjectId, one.userId, one.email, `8:orgid:${one.aadObjectId}`].includes(key));
  const replace = (message: TeamsMessage) => {
    const list = messages.get(message.conversationId) ?? [];
    const at = list.findIndex((one) => one.id === message.id);
    if (at >= 0) list[at] = message;
  };
  const desktop = (person: TeamsPerson) => desktops.get(person.aadObjectId) ?? emptyDesktop;
  const told = (kind: Change['kind'], { conversationId, id }: TeamsMessage, person?: TeamsPerson) =>
    tell({ kind, conversationId, messageId: id, ...(person ? { person: person.aadObjectId } : {}) });
  return {
    bot,
    people,
    findPerson,
    person(key) {
      const found = findPerson(typeof key === 'string' ? key : key.aadObjectId);
      if (!found) throw new Error(`Nobody in this Teams is called ${typeof key === 'string' ? key : key.name}.`);
      return found;
    },
    conversations: () => [...chats.values()],
    conversation: (id) => chats.get(id),
    personalChat: (person) => chats.get(personalConversationId(bot.id, person.aadObjectId))!,
    changeConversation(id, changed) {
      const chat = chats.get(id);
      if (chat) chats.set(id, { ...chat, ...changed });
      tell({ kind: 'conversation', conversationId: id });
    },
    messages: (id) => messages.get(id) ?? [],
    message: (id, messageId) => messages.get(id)?.find((one) => one.id === messageId),
    addMessage(message) {
      messages.get(message.conversationId)?.push(message);
      told('message-added', message);
    },
    changeMessage(message) {
      replace({ ...message, version: message.version + 1, views: {} });
      told(message.removedAt === undefined ? 'message-changed' : 'message-removed', message);
    },
    touchMessage(message) {
      replace(message);
      told('message-changed', message);
    },
    setView(message, person, view) {
      replace({ ...message, views: { ...message.views, [person.aadObjectId]: view } });
      told('message-changed', message, person);
    },
    desktop,
    changeDesktop(person, changed) {
      desktops.set(person.aadObjectId, { ...desktop(person), ...changed });
      tell({ kind: 'person', person: person.aadObjectId });
    },
    tell,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
