import type { FailureData } from '../errors/failure.ts';
import type { SaidBeside } from '../text/say.ts';

/** Why something about a subscription does not work, in plain words. */
export interface SubscriptionTrouble {
  /** Key of the wish; absent when it concerns all of a tenant. */
  wish?: string;
  /** What is told of, as people name it. */
  title?: string;
  code: string;
  text: string;
  remedy: string;
  said?: SaidBeside<'text' | 'remedy'>;
  /** When it was met first. */
  since: Date;
}

/** How one subscription to changes stands. `missing`: it is wished and there is none. */
export interface SubscriptionView {
  wish: string;
  title: string;
  said?: SaidBeside<'title'>;
  state: 'live' | 'making' | 'ending' | 'missing';
  expiresAt?: Date;
  /** When it is to be renewed. */
  renewAt?: Date;
  /** When Microsoft last told of something through it. */
  lastAt?: Date;
  trouble?: SubscriptionTrouble;
}

/** Why a call, or a part of one, to the address for change notifications was not acted on. */
export type ChangeRefusal =
  | 'unknown-subscription'
  | 'other-subscription'
  | 'wrong-state'
  | 'wrong-tenant'
  | 'malformed'
  | 'too-large'
  | 'wrong-sender'
  | 'altered'
  | 'told-already';

/** What a tenant's administrators see of change notifications. */
export interface ChangeNotifications {
  subscriptions: SubscriptionView[];
  /** What stands in the way of all of them. */
  trouble?: SubscriptionTrouble;
  /** When they were last looked at. */
  checkedAt?: Date;
  /** Told and not yet worked off; up to 1,000. */
  waiting: number;
  /** Told, and failed so often that it is tried a few times a day only; up to 1,000. */
  parked: number;
  /** The newest reason why one of them failed. */
  lastFailure?: FailureData & { at: Date };
  /** How many calls were not acted on, by reason. */
  refused: { [reason in ChangeRefusal]?: number };
}
