import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';

/** A subscription that a tenant should have. */
export interface Wish {
  /** The name of its kind, and behind a colon what of it where there are several: `users`, `mail:<account>`. */
  key: string;
  /** What is told of, as people name it. */
  title: string;
  /** As Graph names it, without a leading slash. */
  resource: string;
  /** `created`, `updated`, `deleted`, separated by commas. */
  changeTypes: string;
  /** How long it may live, in minutes, the longest first: a shorter one is asked for where Graph refuses. */
  lives: readonly number[];
  /** What changed comes along, encrypted for this tenant. */
  rich?: true;
}

/** One thing that Microsoft told of. */
export interface Change {
  changeType: string;
  /** The path of what changed. */
  resource: string;
  /** Its id; absent where Microsoft gave none. */
  id?: string;
  /** The thing itself, where it came along and could be read. */
  content?: unknown;
}

/** What is to be worked off of one wish. */
export interface Told {
  /** Key of the wish. */
  wish: string;
  changes: readonly Change[];
  /** Something may have been told that never arrived: everything since the last reading has to be read. */
  missed: boolean;
  /** When this was taken up: what was read before that does not count. */
  since: Date;
}

/** A sort of subscriptions: which a tenant should have, and what to do with what they tell. Adding one is one file in `wishes/`. */
export interface WishKind {
  name: string;
  /** Whose profile asks for them. */
  consumer: Consumer;
  /** The profile must be of the desk's own organisation. */
  isHome: boolean;
  /** How long changes are gathered before they are worked off, in milliseconds. */
  settle: number;
  /** `all`: one reading answers everything told so far. `each`: every change counts by itself, and a bad one must not hold up the others. */
  reads: 'all' | 'each';
  wanted(tenant: Tenant): Promise<readonly Wish[]>;
  /** Does what was told, any number of times with the same end. Throws to be asked again later; a `Failure` of kind `busy` soon. */
  take(tenant: Tenant, told: Told): Promise<void>;
}

/** The kind that a wish belongs to. */
export function kindOfWish<K extends { name: string }>(kinds: readonly K[], key: string): K | undefined {
  return kinds.find(({ name }) => key === name || key.startsWith(`${name}:`));
}
