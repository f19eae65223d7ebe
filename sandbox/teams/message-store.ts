import type { Change, PersonalView, TeamsMessage, TeamsPerson } from './teams-types.ts';

/** The messages of all chats. Every change is told. */
export interface MessageStore {
  messages(conversationId: string): readonly TeamsMessage[];
  message(conversationId: string, messageId: string): TeamsMessage | undefined;
  addMessage(message: TeamsMessage): void;
  /** A new version of a message, which takes all personal views away. */
  changeMessage(message: TeamsMessage): void;
  /** Adds to a message without making it a new version: reactions. */
  touchMessage(message: TeamsMessage): void;
  setView(message: TeamsMessage, person: TeamsPerson, view: PersonalView): void;
}

/** An empty store for these chats. */
export function createMessageStore(conversationIds: readonly string[], tell: (change: Change) => void): MessageStore {
  const messages = new Map<string, TeamsMessage[]>(conversationIds.map((id) => [id, []]));
  const replace = (message: TeamsMessage) => {
    const list = messages.get(message.conversationId) ?? [];
    const at = list.findIndex((one) => one.id === message.id);
    if (at >= 0) list[at] = message;
  };
  const told = (kind: Change['kind'], { conversationId, id }: TeamsMessage, person?: TeamsPerson) =>
    tell({ kind, conversationId, messageId: id, ...(person ? { person: person.aadObjectId } : {}) });
  return {
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
  };
}
