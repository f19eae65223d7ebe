import type { SubscriptionTrouble } from '../../../shared/domain/change-notifications.ts';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { Collection, CollectionDefinition, DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';

/** A subscription as this installation holds it. It is written before Graph is asked for it, so that its calls are known from the first one on, and an answer that was lost is found again by its address. */
export interface HeldSubscription {
  /** Tenant and slot. */
  _id: string;
  tenantId: string;
  /** The last part of the address that Microsoft calls: random, and this subscription's alone. */
  slot: string;
  wish: string;
  title: string;
  consumer: Consumer;
  resource: string;
  changeTypes: string;
  /** It is the one that serves its wish; absent on one that is being replaced or ended. One a wish. */
  current?: true;
  /** The application and organisation it was asked for with. */
  clientId: string;
  entraTenantId: string;
  /** Where Microsoft calls. */
  url: string;
  /** SHA-256 of the client state, base64url. The state itself is kept nowhere. */
  stateHash: string;
  state: 'making' | 'live' | 'ending';
  madeAt: Date;
  /** Graph's id; absent until its answer was seen. */
  graphId?: string;
  expiresAt?: Date;
  renewAt?: Date;
  lifeMinutes?: number;
  /** Of rich ones: for which key the content is encrypted. */
  certificateId?: string;
  /** Microsoft asks for proof that it is still allowed. */
  reauthorize?: true;
  lastAt?: Date;
}

/** The subscriptions of each tenant. */
export const heldSubscriptionCollection: CollectionDefinition<HeldSubscription> = {
  name: 'subscriptions',
  scope: 'tenant',
  indexes: [
    { name: 'wish', key: { tenantId: 1, wish: 1 } },
    { name: 'current', key: { tenantId: 1, wish: 1, current: 1 }, unique: true, partial: { current: true } },
  ],
};

/** How the subscriptions of a tenant stand as a whole. */
export interface SubscriptionState {
  _id: string;
  tenantId: string;
  /** Rises when somebody wants a run: a run that began before does not put it off. */
  wanted: number;
  /** When they are looked at next. */
  nextAt: Date;
  /** How many runs in a row met trouble. */
  attempts: number;
  troubles: SubscriptionTrouble[];
  checkedAt?: Date;
  /** Calls that were not acted on, by reason. */
  refused?: { [reason: string]: number };
}

/** One document a tenant. */
export const subscriptionStateCollection: CollectionDefinition<SubscriptionState> = {
  name: 'subscriptionStates',
  scope: 'tenant',
  indexes: [],
};

const most = 10_000;

/** The subscriptions of one tenant and how they stand. */
export class HeldSubscriptions {
  readonly #store: DocumentStore;
  readonly #tenantId: string;

  constructor(store: DocumentStore, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  get #held(): Collection<HeldSubscription> {
    return this.#store.collection(heldSubscriptionCollection);
  }

  #identity(slot: string) {
    return { _id: `${this.#tenantId}:${slot}`, tenantId: this.#tenantId };
  }

  get #state() {
    return { _id: `${this.#tenantId}:subscriptions`, tenantId: this.#tenantId };
  }

  all(): Promise<HeldSubscription[]> {
    return this.#held.find({ tenantId: this.#tenantId, wish: { $gt: '' } }, { limit: most });
  }

  bySlot(slot: string): Promise<HeldSubscription | undefined> {
    return this.#held.findOne(this.#identity(slot));
  }

  /** Writes a new one down; false when its wish has one already. */
  async add(held: Omit<HeldSubscription, '_id' | 'tenantId'>): Promise<boolean> {
    try {
      await this.#held.insertOne({ ...held, ...this.#identity(held.slot) });
      return true;
    } catch (error) {
      if (error instanceof DuplicateKey) return false;
      throw error;
    }
  }

  async change(slot: string, set: Partial<HeldSubscription>, unset: readonly (keyof HeldSubscription)[] = []): Promise<void> {
    const gone = Object.fromEntries(unset.map((name) => [name, '']));
    const update = { ...(Object.keys(set).length > 0 && { $set: set }), ...(unset.length > 0 && { $unset: gone }) };
    await this.#held.updateOne(this.#identity(slot), update);
  }

  async forget(slot: string): Promise<void> {
    await this.#held.deleteOne(this.#identity(slot));
  }

  /** How they stand as a whole; `undefined` before the first run. */
  state(): Promise<SubscriptionState | undefined> {
    return this.#store.collection(subscriptionStateCollection).findOne(this.#state);
  }

  /** Asks for a run as soon as may be, also of a process that is at one just now. */
  async want(): Promise<void> {
    const fresh = { attempts: 0, troubles: [] };
    const update = { $set: { nextAt: new Date(0) }, $inc: { wanted: 1 }, $setOnInsert: fresh };
    await this.#store.collection(subscriptionStateCollection).updateOne(this.#state, update, { upsert: true });
  }

  /** Keeps what a run came to; the time of the next one only when nobody asked for one meanwhile. */
  async ran(wanted: number, came: Omit<SubscriptionState, '_id' | 'tenantId' | 'wanted' | 'refused'>): Promise<void> {
    const states = this.#store.collection(subscriptionStateCollection);
    const { nextAt, ...told } = came;
    await states.updateOne(this.#state, { $set: told, $setOnInsert: { nextAt, wanted: 0 } }, { upsert: true });
    await states.updateOne({ ...this.#state, wanted }, { $set: { nextAt } });
  }

  /** Adds to the counts of what was not acted on. */
  async refused(counts: { [reason: string]: number }): Promise<void> {
    const add = Object.fromEntries(Object.entries(counts).map(([reason, count]) => [`refused.${reason}`, count]));
    const fresh = { attempts: 0, troubles: [], wanted: 0, nextAt: new Date(0) };
    const update = { $inc: add, $setOnInsert: fresh };
    await this.#store.collection(subscriptionStateCollection).updateOne(this.#state, update, { upsert: true });
  }
}
