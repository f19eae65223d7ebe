import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import type { Conversation } from '../teams/turn.ts';

/** The chat of one member with the bot. */
interface PersonalConversation {
  _id: string;
  tenantId: string;
  memberId: string;
  conversation: Conversation;
  /** Teams' id of the person. */
  teamsId: string;
  at: Date;
}

/** Where the bot writes to each member of its own accord. */
export const personalConversationCollection: CollectionDefinition<PersonalConversation> = {
  name: 'conversations',
  scope: 'tenant',
  indexes: [
    { name: 'conversation', key: { tenantId: 1, 'conversation.id': 1 } },
    { name: 'recent', key: { tenantId: 1, at: -1 } },
  ],
};

const soon = 100;
const mostKnown = 10_000;

/** Remembers in which chat each member talks to the bot. Nobody waits for that: what was seen within a tenth of a second is written together, and only what is new. */
export class PersonalConversations {
  readonly #store: DocumentStore;
  readonly #onError: (error: unknown) => void;
  readonly #known = new Map<string, PersonalConversation>();
  readonly #noted = new Map<string, PersonalConversation>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: DocumentStore, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  /** Notes that this member talks to the bot there. */
  remember(seen: Omit<PersonalConversation, '_id'>): void {
    const _id = idOf(seen.tenantId, seen.memberId);
    const known = this.#known.get(_id);
    const { id, serviceUrl, botId } = seen.conversation;
    const same = known?.conversation;
    if (same?.id === id && same.serviceUrl === serviceUrl && same.botId === botId && known?.teamsId === seen.teamsId) return;
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(_id, { _id, ...seen });
    this.#noted.set(_id, { _id, ...seen });
    this.#timer ??= setTimeout(() => void this.flush().catch(this.#onError), soon).unref();
  }

  /** The chat of this member; `undefined` while they have not talked to the bot. */
  async of(tenantId: string, memberId: string): Promise<PersonalConversation | undefined> {
    const _id = idOf(tenantId, memberId);
    return this.#noted.get(_id) ?? this.#conversations.findOne({ _id, tenantId });
  }

  /** The newest chat of anybody of this tenant: from it the address of Teams is known. */
  async newest(tenantId: string): Promise<PersonalConversation | undefined> {
    await this.flush();
    const [one] = await this.#conversations.find({ tenantId, at: { $gt: new Date(0) } }, { sort: { at: -1 }, limit: 1 });
    return one;
  }

  /** Forgets a chat: the bot is not in it any more. */
  async forget(tenantId: string, conversationId: string): Promise<void> {
    await this.flush();
    for (const [key, { conversation }] of this.#known) if (conversation.id === conversationId) this.#known.delete(key);
    await this.#conversations.deleteMany({ tenantId, 'conversation.id': conversationId });
  }

  /** Writes what was noted; resolves when it is durable. */
  flush(): Promise<void> {
    const writing = this.#writing.then(() => this.#write());
    this.#writing = writing.catch(() => undefined);
    return writing;
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const all = [...this.#noted.values()];
    if (all.length === 0) return;
    const operations = all.map((one) => ({
      replaceOne: { filter: { _id: one._id, tenantId: one.tenantId }, replacement: one, upsert: true },
    }));
    try {
      await this.#conversations.bulkWrite(operations, { ordered: false });
    } catch (error) {
      // What is not known is noted again with the person's next word.
      for (const { _id } of all) this.#known.delete(_id);
      throw error;
    } finally {
      for (const one of all) if (this.#noted.get(one._id) === one) this.#noted.delete(one._id);
    }
  }

  get #conversations() {
    return this.#store.collection(personalConversationCollection);
  }
}

function idOf(tenantId: string, memberId: string): string {
  return derivedId(tenantId, 'conversation', memberId);
}
