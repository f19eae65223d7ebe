import type { Update } from '../../../shared/ports/document-store.ts';
import { type HeldToken, heldTokenCollection } from './held-tokens.ts';
import type { KeeperOptions, Wanted } from './token-keeper.ts';

/** The lease of a token that this process holds, with the document as it was when it was claimed. */
export interface Claimed {
  held: HeldToken;
  beat: string;
}

/** A lease that stood still this long, measured by the one who waits, belongs to a process that died. Longer than any request takes. */
const deadAfter = 45_000;
const pollEvery = 100;
const writeAttempts = 5;

/**
 * One claim among all processes on a store. Nobody compares clocks: who waits watches the lease itself and takes it over only when it did not change for
 * as long as no living process would need, so clocks that differ by minutes let nobody in early.
 */
export class TokenLease {
  readonly #options: Pick<KeeperOptions, 'store' | 'now' | 'sleep' | 'nonce'>;
  readonly #me: string;

  constructor(options: Pick<KeeperOptions, 'store' | 'now' | 'sleep' | 'nonce'>) {
    this.#options = options;
    this.#me = options.nonce();
  }

  get #tokens() {
    return this.#options.store.collection(heldTokenCollection);
  }

  /** Claims the lease, waiting for others. Ends early, without a claim, as soon as `good` says yes to the document. */
  async claim(wanted: Wanted, good: (held: HeldToken) => boolean): Promise<Claimed | undefined> {
    const { _id, tenantId } = { _id: wanted.id, tenantId: wanted.tenantId };
    const blank = { profileId: wanted.profileId, name: wanted.name, generation: 0, holder: '', beat: '' };
    let waited = 0;
    let seen: string | undefined;
    for (;;) {
      const there = await this.#tokens.findOne({ _id, tenantId });
      if (!there) await this.#tokens.updateOne({ _id, tenantId }, { $setOnInsert: blank }, { upsert: true });
      else if (good(there)) return undefined;
      const mark = `${there?.holder ?? ''}\n${there?.beat ?? ''}\n${there?.generation ?? 0}`;
      waited = mark === seen ? waited : 0;
      seen = mark;
      const isFree = !there || there.holder === '' || waited >= deadAfter;
      const claimed = isFree ? await this.#take(_id, tenantId, there) : undefined;
      if (claimed) {
        if (!good(claimed.held)) return claimed;
        await this.release(claimed);
        return undefined;
      }
      await this.#options.sleep(pollEvery);
      waited += pollEvery;
    }
  }

  async #take(_id: string, tenantId: string, there: HeldToken | undefined): Promise<Claimed | undefined> {
    const beat = this.#options.nonce();
    const filter = { _id, tenantId, holder: there?.holder ?? '', beat: there?.beat ?? '' };
    const held = await this.#tokens.findOneAndUpdate(filter, { $set: { holder: this.#me, beat } });
    return held && { held, beat };
  }

  /** Gives the lease back with nothing changed. */
  async release({ held, beat }: Claimed): Promise<void> {
    await this.#tokens.updateOne({ _id: held._id, tenantId: held.tenantId, beat }, { $set: { holder: '' } });
  }

  /** Stores what came of it and gives the lease back. What was fetched once is not lost to a hiccup of the store: it is tried again, and a newer generation is never overwritten. */
  async settle({ held, beat }: Claimed, update: Update): Promise<void> {
    const filter = { _id: held._id, tenantId: held.tenantId, generation: held.generation };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#tokens.updateOne(filter, { ...update, $set: { ...update['$set'], holder: '', beat } });
        return;
      } catch (error) {
        if (attempt >= writeAttempts) throw error;
        await this.#options.sleep(pollEvery * attempt);
      }
    }
  }
}
