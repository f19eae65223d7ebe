import type { FailureData } from '../../../shared/errors/failure.ts';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { Collection, CollectionDefinition, DocumentStore } from '../../../shared/ports/document-store.ts';

/** The encrypted content of a rich notification, as Graph sends it. */
export interface SealedContent {
  data: string;
  dataSignature: string;
  dataKey: string;
  encryptionCertificateId: string;
}

/** What Microsoft tells of a subscription itself. */
export type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';

/** One notification as it is kept: without its client state. */
export interface ToldItem {
  changeType: string;
  resource: string;
  id?: string;
  sealed?: SealedContent;
}

/** What one call told, waiting to be worked off. */
export interface ChangeBatch {
  _id: string;
  tenantId: string;
  wish: string;
  /** The subscription it came through. */
  slot: string;
  at: Date;
  /** When it is worked off. */
  dueAt: Date;
  attempts: number;
  /** Somebody is at it: the same told again may be of a later change. */
  taken: boolean;
  /** What Microsoft says of the subscription itself. */
  lifecycle: LifecycleEvent[];
  items: ToldItem[];
  /** Of rich ones: Microsoft's proofs that it is the sender. */
  tokens?: string[];
  /** Digest of the call, so that the same one is not kept twice while it waits. */
  digest: string;
  /** Nobody told it: the desk itself wants everything read. */
  own?: true;
  /** It failed often and is tried a few times a day only. */
  parked?: boolean;
  failure?: FailureData & { at: Date };
}

/** What Microsoft told and nobody has worked off. */
export const changeBatchCollection: CollectionDefinition<ChangeBatch> = {
  name: 'changeBatches',
  scope: 'tenant',
  indexes: [
    { name: 'due', key: { tenantId: 1, dueAt: 1 } },
    { name: 'wish', key: { tenantId: 1, wish: 1, dueAt: 1 } },
    { name: 'digest', key: { tenantId: 1, digest: 1 } },
    { name: 'parked', key: { tenantId: 1, parked: 1 }, partial: { parked: true } },
  ],
};

/** What comes of a batch that failed. */
export interface Postponed {
  dueAt: Date;
  attempts: number;
  parked: boolean;
  failure: NonNullable<ChangeBatch['failure']>;
}

const counted = 1_000;

/** What was told to one tenant and is to be worked off. Whatever is in it survives a crash; it leaves only when it was worked off. */
export class ChangeQueue {
  readonly #store: DocumentStore;
  readonly #tenantId: string;

  constructor(store: DocumentStore, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  get #batches(): Collection<ChangeBatch> {
    return this.#store.collection(changeBatchCollection);
  }

  /** Keeps what a call told. Resolves when it is durable; false when the very same is waiting already. `nonce` names what is told again while somebody is at it. */
  async add(told: Omit<ChangeBatch, '_id' | 'tenantId' | 'attempts' | 'taken'>, nonce: () => string): Promise<boolean> {
    const tenantId = this.#tenantId;
    const batch = { ...told, tenantId, attempts: 0, taken: false };
    try {
      // Hardly a call comes twice: whether it is there already is not asked before it is.
      await this.#batches.insertOne({ ...batch, _id: `${tenantId}:${told.digest}` });
      return true;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
    }
    const waits = { tenantId, digest: told.digest, taken: false };
    if (await this.#batches.findOne(waits, { projection: { wish: 1 } })) return false;
    await this.#batches.insertOne({ ...batch, _id: `${tenantId}:${nonce()}` });
    return true;
  }

  /** Asks for a reading of everything since the last one, under a name: asked for twice it is done once. */
  async addCatchUp(name: string, wish: string, slot: string, now: Date): Promise<void> {
    const lifecycle: LifecycleEvent[] = ['missed'];
    const fresh = { wish, slot, at: now, dueAt: now, attempts: 0, taken: false, lifecycle, items: [], digest: name, own: true };
    const filter = { _id: `${this.#tenantId}:${name}`, tenantId: this.#tenantId };
    await this.#batches.updateOne(filter, { $setOnInsert: fresh }, { upsert: true });
  }

  /** Whether anything is due. */
  async isDue(now: Date): Promise<boolean> {
    const filter = { tenantId: this.#tenantId, dueAt: { $lte: now } };
    return (await this.#batches.count(filter, { limit: 1 })) > 0;
  }

  /** The wish that has waited longest. */
  async dueWish(now: Date): Promise<string | undefined> {
    const filter = { tenantId: this.#tenantId, dueAt: { $lte: now } };
    return (await this.#batches.findOne(filter, { sort: { dueAt: 1 }, projection: { wish: 1 } }))?.wish;
  }

  /** Takes what waits of a wish, longest due first. Without `due` also what is not due yet, and without the items: where one reading answers all of it. */
  async take(wish: string, limit: number, due?: Date): Promise<ChangeBatch[]> {
    const filter = { tenantId: this.#tenantId, wish, dueAt: due ? { $lte: due } : { $gte: new Date(0) } };
    const found = await this.#batches.find(filter, { sort: { dueAt: 1 }, limit, ...(!due && { projection: { items: 0 } }) });
    const batches = found.map((batch) => ({ ...batch, items: batch.items ?? [] }));
    if (batches.length === 0) return [];
    await this.#batches.updateMany({ tenantId: this.#tenantId, _id: { $in: ids(batches) } }, { $set: { taken: true } });
    return batches;
  }

  /** Strikes off what was worked off. */
  async done(batches: readonly ChangeBatch[]): Promise<void> {
    await this.#batches.deleteMany({ tenantId: this.#tenantId, _id: { $in: ids(batches) } });
  }

  /** Puts back what could not be worked off. */
  async postpone(batches: readonly ChangeBatch[], postponed: Postponed): Promise<void> {
    const filter = { tenantId: this.#tenantId, _id: { $in: ids(batches) } };
    const { parked, ...set } = postponed;
    await this.#batches.updateMany(filter, { $set: { ...set, taken: false, ...(parked && { parked }) } });
  }

  /** Puts back what is to be tried soon and did nothing wrong. */
  async giveBack(batches: readonly ChangeBatch[], dueAt: Date): Promise<void> {
    const filter = { tenantId: this.#tenantId, _id: { $in: ids(batches) } };
    await this.#batches.updateMany(filter, { $set: { dueAt, taken: false } });
  }

  /** How many wait and how many are parked, each up to 1,000, and the newest reason why one failed. */
  async counts(): Promise<{ waiting: number; parked: number; lastFailure?: NonNullable<ChangeBatch['failure']> }> {
    const tenantId = this.#tenantId;
    const all = await this.#batches.find(
      { tenantId, dueAt: { $gte: new Date(0) } },
      { limit: counted, projection: { failure: 1, parked: 1 } },
    );
    const parked = all.filter((one) => one.parked).length;
    const failures = all.flatMap(({ failure }) => (failure ? [failure] : []));
    const lastFailure = failures.sort((a, b) => b.at.getTime() - a.at.getTime())[0];
    return { waiting: all.length - parked, parked, ...(lastFailure && { lastFailure }) };
  }
}

function ids(batches: readonly ChangeBatch[]): string[] {
  return batches.map(({ _id }) => _id);
}
