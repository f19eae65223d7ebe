import { Failure } from '../../../shared/errors/failure.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { AccessToken, TokenWish } from '../../../shared/ports/microsoft.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { ClockWatch } from './clock-watch.ts';
import { type HeldToken, heldTokenCollection, tokenPlace } from './held-tokens.ts';
import type { IssuedToken } from './token-endpoint.ts';
import { type Claimed, TokenLease } from './token-lease.ts';

/** One token that callers want: whose it is, and how the next one is fetched. */
export interface Wanted {
  id: string;
  tenantId: string;
  profileId: string;
  name: string;
  /** Fetches the next one. `refresh` is the stored refresh token, opened, of a connection that lives. */
  fetch(refresh: string | undefined, held: HeldToken | undefined): Promise<IssuedToken>;
  /** It lasts until it dies, and its refresh token is used once. */
  lasting?: boolean;
  /** Told after a connection died and was cleared. */
  onDead?(code: string): Promise<void>;
}

/** A token in this process. Times are Microsoft's, milliseconds since 1970. */
interface Live {
  value: string;
  expiresAt: number;
  refreshAt: number;
  obtainedAt: number;
  renewed: boolean;
}

/** What the keeper is made of. */
export interface KeeperOptions {
  store: DocumentStore;
  box: SecretBox;
  clock: ClockWatch;
  now(): Date;
  /** A number in [0, 1). */
  random(): number;
  sleep(ms: number): Promise<void>;
  nonce(): string;
}

const early = 300_000;
const jitter = 60_000;
const fresh = 60_000;
const usableFor = 30_000;
const refusedFor = 5_000;
const keptAfter = 24 * 3_600_000;

/** Keeps tokens: one fetch among many callers of this process and among all processes on the store, refreshed 5 to 6 minutes before they end. */
export class TokenKeeper {
  readonly #options: KeeperOptions;
  readonly #lease: TokenLease;
  readonly #live = new Map<string, Live>();
  readonly #flights = new Map<string, Promise<Live>>();
  readonly #refused = new Map<string, { failure: Failure; until: number }>();

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#lease = new TokenLease(options);
  }

  /** The token, from memory, from the store or fetched. `given` is what this caller was given last: a renewal that others made since then serves it. */
  async get(wanted: Wanted, wish: TokenWish, given: string | undefined): Promise<AccessToken> {
    for (let joined = 0; ; joined += 1) {
      const held = this.#live.get(wanted.id);
      if (held && this.#serves(held, wish, given)) return this.#handed(held);
      const flight = this.#flights.get(wanted.id);
      if (!flight) return this.#handed(await this.#fly(wanted, wish, given));
      const live = await flight;
      if (joined >= 2) return this.#handed(live);
    }
  }

  /** Puts a connection's first tokens in place of whatever was there. */
  async put(wanted: Wanted, issued: IssuedToken): Promise<void> {
    const claimed = await this.#lease.claim(wanted, () => false);
    await this.#keep(wanted, claimed, issued, false);
  }

  /** Drops a connection with everything that was kept of it. */
  async drop(wanted: Wanted): Promise<void> {
    this.#live.delete(wanted.id);
    await this.#options.store.collection(heldTokenCollection).deleteOne({ _id: wanted.id, tenantId: wanted.tenantId });
  }

  /** Forgets what this process knows of a profile's tokens. */
  forget(profileId: string): void {
    for (const [id] of this.#live) if (id.startsWith(`${profileId}.`)) this.#live.delete(id);
    for (const [id] of this.#refused) if (id.startsWith(`${profileId}.`)) this.#refused.delete(id);
  }

  #handed({ value, expiresAt }: Live): AccessToken {
    return { value, expiresAt: new Date(expiresAt + this.#options.clock.ahead()) };
  }

  #serves(live: Live, { renew, livesMinutes }: TokenWish, given: string | undefined): boolean {
    const time = this.#options.clock.time();
    const isFresh = Math.abs(time - live.obtainedAt) < fresh && live.expiresAt > time;
    if (renew && (given === undefined || live.value === given) && !(live.renewed && isFresh)) return false;
    if (isFresh) return true;
    if (livesMinutes !== undefined && live.expiresAt - time < livesMinutes * 60_000) return false;
    return time < live.refreshAt;
  }

  #fly(wanted: Wanted, wish: TokenWish, given: string | undefined): Promise<Live> {
    const refused = this.#refused.get(wanted.id);
    if (refused && refused.until > this.#options.now().getTime()) return Promise.reject(refused.failure);
    const flight = this.#fetch(wanted, wish, given).finally(() => this.#flights.delete(wanted.id));
    this.#flights.set(wanted.id, flight);
    return flight;
  }

  async #fetch(wanted: Wanted, wish: TokenWish, given: string | undefined): Promise<Live> {
    const stale = this.#live.get(wanted.id);
    try {
      return await this.#fetchLeased(wanted, wish, given);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const time = this.#options.clock.time();
      // What still lives serves on while Microsoft cannot be reached; it is asked again soon.
      if (error.kind === 'offline' && !wish.renew && stale && stale.expiresAt - time > usableFor) {
        const live = { ...stale, refreshAt: time + usableFor };
        this.#live.set(wanted.id, live);
        return live;
      }
      if (error.kind !== 'offline')
        this.#refused.set(wanted.id, { failure: error, until: this.#options.now().getTime() + refusedFor });
      throw error;
    }
  }

  async #fetchLeased(wanted: Wanted, wish: TokenWish, given: string | undefined): Promise<Live> {
    let found: Live | undefined;
    const good = (held: HeldToken) => {
      const live = this.#opened(held);
      if (!live || !this.#serves(live, wish, given)) return false;
      found = live;
      return true;
    };
    const claimed = this.#options.box.hasKey ? await this.#lease.claim(wanted, good) : undefined;
    if (found) {
      if (claimed) await this.#lease.release(claimed);
      this.#live.set(wanted.id, found);
      return found;
    }
    try {
      const refresh = claimed?.held.refresh;
      const opened = refresh === undefined ? undefined : this.#options.box.open(tokenPlace(claimed!.held, 'refresh'), refresh);
      const issued = await wanted.fetch(opened, claimed?.held);
      return await this.#keep(wanted, claimed, issued, wish.renew === true);
    } catch (error) {
      if (claimed) await this.#fail(wanted, claimed, error);
      throw error;
    }
  }

  async #keep(wanted: Wanted, claimed: Claimed | undefined, issued: IssuedToken, renewed: boolean): Promise<Live> {
    const { box, clock, random } = this.#options;
    const obtainedAt = clock.time();
    const ahead = Math.min(early, (issued.expiresAt - obtainedAt) / 2);
    const refreshAt = issued.expiresAt - ahead - random() * Math.min(jitter, ahead / 2);
    const live: Live = { value: issued.access, expiresAt: issued.expiresAt, refreshAt, obtainedAt, renewed };
    this.#live.set(wanted.id, live);
    this.#refused.delete(wanted.id);
    if (!claimed) return live;
    const identity = { _id: wanted.id, tenantId: wanted.tenantId, profileId: wanted.profileId };
    await this.#lease.settle(claimed, {
      $set: {
        access: box.seal(tokenPlace(identity, 'access'), issued.access),
        expiresAt: new Date(issued.expiresAt),
        refreshAt: new Date(refreshAt),
        obtainedAt: new Date(obtainedAt),
        renewed,
        ...(issued.refresh !== undefined && { refresh: box.seal(tokenPlace(identity, 'refresh'), issued.refresh) }),
        ...(!wanted.lasting && { sweepAt: new Date(issued.expiresAt + keptAfter) }),
      },
      $unset: { dead: '' },
      $inc: { generation: 1 },
    });
    return live;
  }

  /** Lets others try; a connection that Microsoft ended is cleared, so that nobody tries its grant again. */
  async #fail(wanted: Wanted, claimed: Claimed, error: unknown): Promise<void> {
    const isDead =
      wanted.lasting === true && error instanceof Failure && error.code === 'grant-dead' && claimed.held.refresh !== undefined;
    if (!isDead) return this.#lease.release(claimed);
    this.#live.delete(wanted.id);
    const dead = { code: 'grant-dead', at: this.#options.now() };
    await this.#lease.settle(claimed, {
      $set: { dead },
      $unset: { access: '', refresh: '', refreshAt: '' },
      $inc: { generation: 1 },
    });
    await wanted.onDead?.((error as Failure).message);
  }

  #opened(held: HeldToken): Live | undefined {
    const { access, expiresAt, refreshAt, obtainedAt, renewed } = held;
    if (access === undefined || !expiresAt || !refreshAt || !obtainedAt) return undefined;
    return {
      value: this.#options.box.open(tokenPlace(held, 'access'), access),
      expiresAt: expiresAt.getTime(),
      refreshAt: refreshAt.getTime(),
      obtainedAt: obtainedAt.getTime(),
      renewed: renewed === true,
    };
  }
}
