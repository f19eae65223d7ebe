import type { RecordReference } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import type { Consumer } from '../../src/events/relay.ts';
import type { Conversation } from '../teams/turn.ts';

/** One card that was posted: where, what it shows, for whom it was drawn. */
export interface PostedCard {
  _id: string;
  tenantId: string;
  conversation: Conversation;
  activityId: string;
  record: RecordReference;
  memberId: string;
  senderTeamsId: string;
  postedAt: Date;
  /** Version of the record that the card shows. */
  version: number;
  /** Set while the card is older than its record. */
  staleSince?: Date;
}

/** Posted cards, by record and by what waits to be brought up to date. */
export const postedCardCollection: CollectionDefinition<PostedCard> = {
  name: 'postedCards',
  scope: 'tenant',
  indexes: [
    { name: 'record', key: { tenantId: 1, 'record.id': 1, postedAt: -1 } },
    { name: 'stale', key: { tenantId: 1, staleSince: 1 }, partial: { staleSince: { $exists: true } } },
    { name: 'expiry', key: { postedAt: 1 }, expireAfterSeconds: 90 * 86_400 },
  ],
};

/** Remembers every posted card for 90 days, so that it can follow its record. */
export class CardLedger {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  /** Remembers that this message now shows that record; one message shows one record. */
  async remember(card: Omit<PostedCard, '_id'>): Promise<void> {
    const _id = derivedId(card.tenantId, card.conversation.id, card.activityId);
    await this.#cards.replaceOne({ _id, tenantId: card.tenantId }, { _id, ...card }, { upsert: true });
  }

  /** Cards that are older than their record, longest stale first. */
  stale(tenantId: string, limit: number): Promise<PostedCard[]> {
    return this.#cards.find({ tenantId, staleSince: { $exists: true } }, { sort: { staleSince: 1 }, limit });
  }

  /** Notes that the card shows this version now, unless its record moved on meanwhile. */
  async broughtUp(card: PostedCard, version: number): Promise<void> {
    const filter = { _id: card._id, tenantId: card.tenantId, staleSince: card.staleSince };
    await this.#cards.updateOne(filter, { $set: { version }, $unset: { staleSince: '' } });
  }

  /** Forgets a card whose message is gone. */
  async forget(card: Pick<PostedCard, '_id' | 'tenantId'>): Promise<void> {
    await this.#cards.deleteOne({ _id: card._id, tenantId: card.tenantId });
  }

  /** Marks the cards of a record that changed; they are brought up to date by the updater. */
  consumer(): Consumer {
    return {
      name: 'card-ledger',
      consume: async (tenant, event) => {
        const filter = { tenantId: tenant._id, 'record.id': event.subject.id };
        await this.#cards.updateMany(filter, { $set: { staleSince: event.at } });
      },
    };
  }

  get #cards() {
    return this.#store.collection(postedCardCollection);
  }
}
