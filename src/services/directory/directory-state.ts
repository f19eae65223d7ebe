import type { DirectoryReport } from '../../../shared/domain/directory-run.ts';
import type { FailureData } from '../../../shared/errors/failure.ts';
import type { CollectionDefinition, DocumentStore } from '../../../shared/ports/document-store.ts';

/** How far the directory of a tenant is read, who is at it, and how the last run ended. */
export interface DirectoryState {
  _id: string;
  tenantId: string;
  /** Rises with every write; a write that expects another one is refused. */
  version: number;
  /** Where to read on: a next link within a reading, a delta link between two. */
  cursor?: string;
  /** Counts the whole readings. */
  round: number;
  /** Whether the reading under way began from nothing. */
  whole: boolean;
  /** The run under way holds the tenant until then; past when there is none. */
  heldUntil: Date;
  heldSince: Date;
  report?: DirectoryReport;
  failure?: FailureData & { at: Date };
}

/** One document a tenant. */
export const directoryStateCollection: CollectionDefinition<DirectoryState> = {
  name: 'directoryStates',
  scope: 'tenant',
  indexes: [],
};

/** Thrown when another run has taken over: this one must not write any more. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

const leaseFor = 300_000;
const past = new Date(0);

type Change = Partial<Pick<DirectoryState, 'round' | 'whole' | 'report' | 'failure'>> & { cursor?: string | null };

/** The state of one tenant's directory: held by one run at a time, and every step of a run expects the one before. */
export class HeldDirectory {
  readonly #store: DocumentStore;
  readonly #now: () => Date;
  state: DirectoryState;

  constructor(store: DocumentStore, now: () => Date, state: DirectoryState) {
    this.#store = store;
    this.#now = now;
    this.state = state;
  }

  /** Writes a step down and keeps the hold for five more minutes. `null` takes the cursor away. Throws `Overtaken` when another run holds the tenant. */
  async step(change: Change): Promise<void> {
    await this.#write(change, new Date(this.#now().getTime() + leaseFor));
  }

  /** Lets go, with how the run ended. */
  async end(change: Change): Promise<void> {
    await this.#write(change, past);
  }

  async #write({ cursor, ...change }: Change, heldUntil: Date): Promise<void> {
    const { _id, tenantId, version } = this.state;
    const set = { ...change, heldUntil, ...(typeof cursor === 'string' && { cursor }) };
    const unset = { ...(cursor === null && { cursor: '' }), ...(change.report && { failure: '' }) };
    const collection = this.#store.collection(directoryStateCollection);
    const update = { $set: set, $inc: { version: 1 }, ...(Object.keys(unset).length > 0 && { $unset: unset }) };
    const stored = await collection.findOneAndUpdate({ _id, tenantId, version }, update);
    if (!stored) throw new Overtaken('another run holds this directory');
    this.state = stored;
  }
}

/** What is known of a tenant's directory; `undefined` before its first run. */
export function readDirectory(store: DocumentStore, tenantId: string): Promise<DirectoryState | undefined> {
  return store.collection(directoryStateCollection).findOne({ _id: `${tenantId}:directory`, tenantId });
}

/** Takes the directory of a tenant for a run; `undefined` while another run has it. A run that crashed is taken over five minutes after its last step. */
export async function holdDirectory(store: DocumentStore, tenantId: string, now: () => Date): Promise<HeldDirectory | undefined> {
  const collection = store.collection(directoryStateCollection);
  const filter = { _id: `${tenantId}:directory`, tenantId };
  const fresh = { version: 0, round: 0, whole: true, heldUntil: past, heldSince: past };
  await collection.updateOne(filter, { $setOnInsert: fresh }, { upsert: true });
  const at = now();
  const hold = { heldUntil: new Date(at.getTime() + leaseFor), heldSince: at };
  const state = await collection.findOneAndUpdate({ ...filter, heldUntil: { $lte: at } }, { $set: hold, $inc: { version: 1 } });
  return state && new HeldDirectory(store, now, state);
}
