import type { RecordReference } from '../../shared/domain/records.ts';
import { StoreUnavailable } from '../../shared/errors/store-errors.ts';
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
  /** Set while the card is older than its record: when it may next be brought up to date. */
  staleSince?: Date;
  /** Newest version of the record that is known, while the card is older than that. */
  wanted?: number;
  /** How often in a row it could not be brought up to date. */
  failures?: number;
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

const soon = 100;
const later = 5_000;
const mostNoted = 10_000;
const mostTold = 10_000;
const firstWait = 15_000;
const longestWait = 60 * 60_000;
const mostFailures = 8;

/**
 * Remembers every posted card for 90 days, so that it can follow its record. Nobody waits for that: cards of a tenth of a second are
 * written together, after their turns were answered, and before anything else is asked of the ledger.
 */
export class CardLedger {
  readonly #store: DocumentStore;
  readonly #onError: (error: unknown) => void;
  readonly #noted = new Map<string, PostedCard>();
  /** Newest versions that this process was told of, by record: a card may be drawn before and remembered after its record changed. */
  readonly #told = new Map<string, number>();
  /** Versions that this process showed lately, by card: an answer to a click may overtake an update that is on its way. */
  readonly #shown = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** `onError` is told of cards that could not be written; those that the store may still take are tried again. */
  constructor(store: DocumentStore, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  /** Remembers that this message now shows that record; one message shows one record. */
  remember(card: Omit<PostedCard, '_id'>): void {
    const _id = derivedId(card.tenantId, card.conversation.id, card.activityId);
    const wanted = this.#told.get(card.record.id) ?? 0;
    keepNewest(this.#shown, _id, card.version);
    this.#noted.set(_id, { _id, ...card, ...(wanted > card.version && { staleSince: card.postedAt, wanted }) });
    this.#writeIn(soon);
  }

  #writeIn(ms: number): void {
    this.#timer ??= setTimeout(() => void this.flush().catch(this.#onError), ms).unref();
  }

  /** Writes what was remembered; resolves when all of it is durable. */
  flush(): Promise<void> {
    const writing = this.#writing.then(() => this.#write());
    this.#writing = writing.catch(() => undefined);
    return writing;
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const cards = [...this.#noted.values()];
    if (cards.length === 0) return;
    this.#noted.clear();
    const operations = cards.map((card) => ({
      replaceOne: { filter: { _id: card._id, tenantId: card.tenantId }, replacement: card, upsert: true },
    }));
    try {
      await this.#cards.bulkWrite(operations, { ordered: false });
    } catch (error) {
      if (error instanceof StoreUnavailable) this.#takeBack(cards);
      throw error;
    }
  }

  #takeBack(cards: readonly PostedCard[]): void {
    for (const card of cards.slice(-mostNoted)) if (!this.#noted.has(card._id)) this.#noted.set(card._id, card);
    this.#writeIn(later);
  }

  /** Cards that are older than their record and may be brought up to date now, longest stale first. */
  async stale(tenantId: string, now: Date, limit: number): Promise<PostedCard[]> {
    await this.flush();
    return this.#cards.find({ tenantId, staleSince: { $lte: now } }, { sort: { staleSince: 1 }, limit });
  }

  /** Whether the card was drawn anew since it was read from the ledger, and shows this version or a newer one by now. */
  isNewer(card: PostedCard, version: number): boolean {
    const shown = this.#shown.get(card._id);
    return shown !== undefined && shown > card.version && shown >= version;
  }

  /** Notes that the card shows this version now. It stays stale when its record moved on meanwhile. */
  async broughtUp(card: PostedCard, version: number): Promise<void> {
    const filter = { _id: card._id, tenantId: card.tenantId, wanted: { $lte: version } };
    await this.#cards.updateOne(filter, { $set: { version }, $unset: { staleSince: '', wanted: '', failures: '' } });
  }

  /** Notes that the card could not be brought up to date: it is tried again later and later, and at last forgotten. */
  async putOff(card: PostedCard, now: Date): Promise<void> {
    const failures = (card.failures ?? 0) + 1;
    if (failures > mostFailures) return this.forget(card);
    const wait = Math.min(longestWait, firstWait * 2 ** (failures - 1));
    const filter = { _id: card._id, tenantId: card.tenantId, wanted: { $exists: true } };
    await this.#cards.updateOne(filter, { $set: { staleSince: new Date(now.getTime() + wait), failures } });
  }

  /** Leaves cards for later whose conversation takes no more for now, which is no failure of theirs. */
  async leave(cards: readonly PostedCard[], now: Date): Promise<void> {
    const [first] = cards;
    if (!first) return;
    const filter = { tenantId: first.tenantId, _id: { $in: cards.map(({ _id }) => _id) }, wanted: { $exists: true } };
    await this.#cards.updateMany(filter, { $set: { staleSince: new Date(now.getTime() + firstWait) } });
  }

  /** Forgets a card whose message is gone. */
  async forget(card: Pick<PostedCard, '_id' | 'tenantId'>): Promise<void> {
    await this.flush();
    await this.#cards.deleteOne({ _id: card._id, tenantId: card.tenantId });
  }

  /** Marks the cards of a record that changed; they are brought up to date by the updater. */
  consumer(): Consumer {
    return {
      name: 'card-ledger',
      consume: async (tenant, event, { version }) => {
        keepNewest(this.#told, event.subject.id, version);
        await this.flush();
        const filter = { tenantId: tenant._id, 'record.id': event.subject.id, version: { $lt: version } };
        await this.#cards.updateMany(filter, { $set: { staleSince: event.at }, $max: { wanted: version } });
      },
    };
  }

  get #cards() {
    return this.#store.collection(postedCardCollection);
  }
}

/** Keeps the newest version under this id, and forgets the id that was told of longest ago when there are too many. */
function keepNewest(versions: Map<string, number>, id: string, version: number): void {
  const known = versions.get(id) ?? 0;
  versions.delete(id);
  versions.set(id, Math.max(known, version));
  if (versions.size > mostTold) versions.delete(versions.keys().next().value!);
}
