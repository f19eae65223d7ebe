import type { Caller } from '../../shared/definition/caller.ts';
import type { RecordReference } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from './keys.ts';

interface StoredList {
  _id: string;
  tenantId: string;
  at: Date;
  items: RecordReference[];
}

/** The list each person was last shown in each conversation. */
export const lastListCollection: CollectionDefinition<StoredList> = {
  name: 'lastLists',
  scope: 'tenant',
  indexes: [{ name: 'expiry', key: { at: 1 }, expireAfterSeconds: 3_600 }],
};

const lifetime = 30 * 60_000;
const cached = 2_000;

/** Remembers lists for 30 minutes, so that "ticket 2" means the second of them; also after a restart. */
export class LastLists {
  readonly #store: DocumentStore;
  readonly #now: () => Date;
  readonly #recent = new Map<string, StoredList>();

  constructor(store: DocumentStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Keeps this list for this person and conversation. Resolves when it would survive a restart. */
  async remember(caller: Caller, items: readonly RecordReference[]): Promise<void> {
    const list: StoredList = {
      _id: this.#key(caller),
      tenantId: caller.tenant._id,
      at: this.#now(),
      items: items.map(({ kind, id }) => ({ kind, id })),
    };
    this.#recent.delete(list._id);
    this.#recent.set(list._id, list);
    if (this.#recent.size > cached) this.#recent.delete(this.#recent.keys().next().value!);
    await this.#store
      .collection(lastListCollection)
      .replaceOne({ _id: list._id, tenantId: list.tenantId }, list, { upsert: true });
  }

  /** The record at this position (from 1) of the last list; `undefined` when the list is older, shorter or unknown. */
  async at(caller: Caller, position: number): Promise<RecordReference | undefined> {
    const key = this.#key(caller);
    const list =
      this.#recent.get(key) ??
      (await this.#store.collection(lastListCollection).findOne({ _id: key, tenantId: caller.tenant._id }));
    if (!list || this.#now().getTime() - list.at.getTime() > lifetime) return undefined;
    return list.items[position - 1];
  }

  #key(caller: Caller): string {
    return derivedId(caller.tenant._id, caller.actor._id, caller.conversationId ?? '');
  }
}
