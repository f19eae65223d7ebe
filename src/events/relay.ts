import type { Aggregate, DomainEvent, RecordKind } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Collection, DocumentStore } from '../../shared/ports/document-store.ts';
import { recordKinds } from '../records/kinds.ts';

/** One who wants to know of events. Must do no harm when told of the same event again. */
export interface Consumer {
  name: string;
  /** `record` is the aggregate as it was stored with the event. */
  consume(tenant: Tenant, event: DomainEvent, record: Aggregate): Promise<void>;
}

const sweepPage = 200;

/** Tells stored events to the consumers, then strikes them off. What a crash left is told by the next sweep. */
export class Relay {
  readonly #store: DocumentStore;
  readonly #consumers: readonly Consumer[];
  readonly #onError: (consumer: string, event: DomainEvent, error: unknown) => void;

  constructor(
    store: DocumentStore,
    consumers: readonly Consumer[],
    onError: (consumer: string, event: DomainEvent, error: unknown) => void,
  ) {
    this.#store = store;
    this.#consumers = consumers;
    this.#onError = onError;
  }

  /** Tells these events of this record. An event whose consumer failed stays pending; the others are struck off. Answers whether nothing stayed. Never throws. */
  async publish(
    tenant: Tenant,
    kind: RecordKind,
    record: Aggregate,
    events: readonly DomainEvent[] = record.pending,
  ): Promise<boolean> {
    const told: string[] = [];
    for (const event of events) if (await this.#tell(tenant, event, record)) told.push(event.id);
    if (told.length === 0) return events.length === 0;
    try {
      const filter = { _id: record._id, tenantId: tenant._id };
      await this.#collection(kind).updateOne(filter, { $pull: { pending: { id: { $in: told } } } });
      return told.length === events.length;
    } catch (error) {
      this.#onError('relay', events[0]!, error);
      return false;
    }
  }

  /** Tells what is still pending in this tenant, also behind what nobody can be told of for now. Answers how many records had something to tell. */
  async sweep(tenant: Tenant): Promise<number> {
    let count = 0;
    for (const kind of Object.keys(recordKinds) as RecordKind[]) {
      for (let stuck = 0; ; ) {
        const records = await this.#collection(kind).find(
          { tenantId: tenant._id, 'pending.id': { $gt: '' } },
          { limit: sweepPage, ...(stuck > 0 && { skip: stuck }) },
        );
        for (const record of records) stuck += (await this.publish(tenant, kind, record)) ? 0 : 1;
        count += records.length;
        if (records.length < sweepPage) break;
      }
    }
    return count;
  }

  async #tell(tenant: Tenant, event: DomainEvent, record: Aggregate): Promise<boolean> {
    let all = true;
    for (const consumer of this.#consumers) {
      try {
        await consumer.consume(tenant, event, record);
      } catch (error) {
        all = false;
        this.#onError(consumer.name, event, error);
      }
    }
    return all;
  }

  #collection(kind: RecordKind): Collection<Aggregate> {
    return this.#store.collection(recordKinds[kind].collection) as unknown as Collection<Aggregate>;
  }
}
