import type { SandboxGroup, SandboxPerson } from '../sandbox-options.ts';
import type { MessageStore } from './message-store.ts';
import { createMessageStore } from './message-store.ts';
import { groupConversationId, personalConversationId, userIdOf } from './teams-identity.ts';
import type { Attachment, Change, Conversation, Dialog, FeedItem, TeamsBot, TeamsPerson } from './teams-types.ts';

/** What is on one person's screen and waits for them. */
interface Desktop {
  readonly dialog?: Dialog | undefined;
  /** The conversation in front of the person; undefined when none is. */
  readonly viewing?: string | undefined;
  /** Cards in the compose box, by conversation. */
  readonly drafts: Readonly<Record<string, readonly Attachment[]>>;
  readonly feed: readonly FeedItem[];
  /** The last message seen, by conversation. */
  readonly seen: Readonly<Record<string, string>>;
}

/** All that this Teams knows: people, chats, messages. Whoever changes it tells those who watch. */
export interface TeamsWorld extends MessageStore {
  readonly bot: TeamsBot;
  readonly people: readonly TeamsPerson[];
  /** The person with this name, object id, `29:` id or address; throws when there is none. */
  person(key: string | SandboxPerson): TeamsPerson;
  findPerson(key: string): TeamsPerson | undefined;
  conversations(): readonly Conversation[];
  conversation(id: string): Conversation | undefined;
  personalChat(person: TeamsPerson): Conversation;
  changeConversation(id: string, changed: Partial<Pick<Conversation, 'botInstalled' | 'greeted'>>): void;
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

function directoryOf(people: readonly TeamsPerson[]): Pick<TeamsWorld, 'people' | 'person' | 'findPerson'> {
  const findPerson = (key: string) =>
    people.find((one) => [one.name, one.aadObjectId, one.userId, one.email, `8:orgid:${one.aadObjectId}`].includes(key));
  return {
    people,
    findPerson,
    person(key) {
      const found = findPerson(typeof key === 'string' ? key : key.aadObjectId);
      if (!found) throw new Error(`Nobody in this Teams is called ${typeof key === 'string' ? key : key.name}.`);
      return found;
    },
  };
}

/** A Teams in which nobody has said anything yet. */
export function createTeamsWorld(bot: TeamsBot, known: readonly SandboxPerson[], groups: readonly SandboxGroup[]): TeamsWorld {
  const people = known.map((person) => ({ ...person, userId: userIdOf(bot.id, person.aadObjectId) }));
  const chats = new Map(chatsOf(bot, people, groups).map((chat) => [chat.id, chat]));
  const desktops = new Map<string, Desktop>();
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change) => {
    for (const listener of [...listeners]) listener(change);
  };
  const desktop = (person: TeamsPerson) => desktops.get(person.aadObjectId) ?? emptyDesktop;
  return {
    bot,
    ...directoryOf(people),
    ...createMessageStore([...chats.keys()], tell),
    conversations: () => [...chats.values()],
    conversation: (id) => chats.get(id),
    personalChat: (person) => chats.get(personalConversationId(bot.id, person.aadObjectId))!,
    changeConversation(id, changed) {
      const chat = chats.get(id);
      if (chat) chats.set(id, { ...chat, ...changed });
      tell({ kind: 'conversation', conversationId: id });
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
