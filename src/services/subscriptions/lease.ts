import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { CollectionDefinition, DocumentStore } from '../../../shared/ports/document-store.ts';

/** Who is at a tenant's work, and until when nobody else may be. */
interface LeaseDocument {
  _id: string;
  tenantId: string;
  holder: string;
  until: Date;
}

/** The leases of change notifications. */
export const changeLeaseCollection: CollectionDefinition<LeaseDocument> = { name: 'changeLeases', scope: 'tenant', indexes: [] };

/** What leases are kept with. */
export interface LeaseParts {
  store: DocumentStore;
  now(): Date;
  nonce(): string;
}

/** Thrown when somebody else has taken the work over: whoever meets it writes nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

const lasts = 300_000;
const past = new Date(0);

/** One work of one tenant, held by one process at a time. A process that died is followed after five minutes. */
export class Lease {
  readonly #parts: LeaseParts;
  readonly #identity: { _id: string; tenantId: string };
  readonly #holder: string;

  private constructor(parts: LeaseParts, identity: { _id: string; tenantId: string }, holder: string) {
    this.#parts = parts;
    this.#identity = identity;
    this.#holder = holder;
  }

  /** Takes this work of this tenant; `undefined` while somebody else has it. */
  static async take(parts: LeaseParts, tenantId: string, work: string): Promise<Lease | undefined> {
    const identity = { _id: `${tenantId}:${work}`, tenantId };
    const holder = parts.nonce();
    const leases = parts.store.collection(changeLeaseCollection);
    const now = parts.now();
    const until = new Date(now.getTime() + lasts);
    const taken = await leases.findOneAndUpdate({ ...identity, until: { $lte: now } }, { $set: { holder, until } });
    if (taken) return new Lease(parts, identity, holder);
    try {
      await leases.insertOne({ ...identity, holder, until });
    } catch (error) {
      if (error instanceof DuplicateKey) return undefined;
      throw error;
    }
    return new Lease(parts, identity, holder);
  }

  /** Holds it for five more minutes. Throws `LeaseLost` when somebody else has it. */
  async keep(): Promise<void> {
    await this.#write(new Date(this.#parts.now().getTime() + lasts));
  }

  /** Lets go. */
  async release(): Promise<void> {
    await this.#write(past).catch((error: unknown) => {
      if (!(error instanceof LeaseLost)) throw error;
    });
  }

  async #write(until: Date): Promise<void> {
    const filter = { ...this.#identity, holder: this.#holder };
    const { matched } = await this.#parts.store.collection(changeLeaseCollection).updateOne(filter, { $set: { until } });
    if (matched === 0) throw new LeaseLost(`${this.#identity._id} was taken over`);
  }
}
