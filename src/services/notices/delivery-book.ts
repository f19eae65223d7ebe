import type { Delivery, DeliveryState, SkipReason, WaitReason } from '../../../shared/domain/notices/delivery.ts';
import type { Collection, DocumentStore } from '../../../shared/ports/document-store.ts';
import { deliveryCollection } from '../../events/deliveries.ts';

/** How long whoever claimed a delivery has to say what came of it, in milliseconds: longer than any send takes, with its wait for a turn. */
const lease = 15 * 60_000;
const lately = 60_000;

/** The notices among a tenant's deliveries: which are due, who sends them, what came of them. */
export class DeliveryBook {
  readonly #store: DocumentStore;
  readonly #now: () => Date;

  constructor(store: DocumentStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** What is due on a channel, longest due first. */
  due(tenantId: string, channel: 'feed' | 'bot', limit: number): Promise<Delivery[]> {
    const filter = { tenantId, channel, state: 'pending', notBefore: { $lte: this.#now() } };
    return this.#deliveries.find(filter, { sort: { notBefore: 1 }, limit });
  }

  /** When messages left for this person within the last minute, on any channel. */
  async leftLately(tenantId: string, recipient: string): Promise<Date[]> {
    const since = new Date(this.#now().getTime() - lately);
    const left = await this.#deliveries.find({ tenantId, recipient, leftAt: { $gt: since } }, { limit: 100 });
    return left.map(({ leftAt }) => leftAt!);
  }

  /** Takes a delivery to send it; `undefined` when somebody else did. `leads` counts as a message of its own. */
  async claim(delivery: Delivery, leads: boolean): Promise<Delivery | undefined> {
    const now = this.#now();
    const filter = { ...identity(delivery), state: 'pending', version: delivery.version };
    const leaseUntil = new Date(now.getTime() + lease);
    const set = { state: 'sending', leaseUntil, updatedAt: now, ...(leads && { leftAt: now }) };
    return this.#deliveries.findOneAndUpdate(filter, {
      $set: set,
      $unset: { notBefore: '', reason: '' },
      $inc: { version: 1, attempts: 1 },
    });
  }

  /** Notes what came of a delivery that was claimed; one that was settled meanwhile stays as it is. */
  async settle(
    delivery: Delivery,
    state: Exclude<DeliveryState, 'pending' | 'sending'>,
    reason?: string,
    sentWith?: string,
  ): Promise<void> {
    const set = { state, updatedAt: this.#now(), ...(reason !== undefined && { reason }), ...(sentWith && { sentWith }) };
    const update = { $set: set, $unset: { leaseUntil: '' }, $inc: { version: 1 } };
    await this.#deliveries.updateOne({ ...identity(delivery), state: 'sending' }, update);
  }

  /** Gives a claimed delivery back to be tried from then on; it did not leave. */
  async giveBack(delivery: Delivery, notBefore: Date, reason: string): Promise<void> {
    const set = { state: 'pending', notBefore, reason, updatedAt: this.#now() };
    const update = { $set: set, $unset: { leaseUntil: '', leftAt: '' }, $inc: { version: 1 } };
    await this.#deliveries.updateOne({ ...identity(delivery), state: 'sending' }, update);
  }

  /** Strikes off a delivery that is not to be sent at all. */
  async skip(delivery: Delivery, reason: SkipReason): Promise<void> {
    const set = { state: 'skipped', reason, updatedAt: this.#now() };
    await this.#change(delivery, { $set: set, $unset: { notBefore: '' }, $inc: { version: 1 } });
  }

  /** Lets a delivery wait, to leave together with others. */
  async putOff(delivery: Delivery, notBefore: Date, reason: WaitReason): Promise<void> {
    await this.#change(delivery, { $set: { notBefore, reason, bundled: true, updatedAt: this.#now() }, $inc: { version: 1 } });
  }

  /** Deliveries whose sender never said what came of them: whether they arrived nobody knows. Answers how many. */
  async expire(tenantId: string): Promise<number> {
    const now = this.#now();
    const update = {
      $set: { state: 'uncertain', reason: 'interrupted', updatedAt: now },
      $unset: { leaseUntil: '' },
      $inc: { version: 1 },
    };
    const { modified } = await this.#deliveries.updateMany({ tenantId, leaseUntil: { $lte: now }, state: 'sending' }, update);
    return modified;
  }

  async #change(delivery: Delivery, update: Record<string, Record<string, unknown>>): Promise<void> {
    await this.#deliveries.updateOne({ ...identity(delivery), state: 'pending', version: delivery.version }, update);
  }

  get #deliveries(): Collection<Delivery> {
    return this.#store.collection(deliveryCollection) as unknown as Collection<Delivery>;
  }
}

function identity({ _id, tenantId }: Delivery): { _id: string; tenantId: string } {
  return { _id, tenantId };
}
