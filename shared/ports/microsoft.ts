/** The parts of Deskhand that act towards Microsoft; each is bound to exactly one Microsoft profile of its tenant. */
export type Consumer = 'teams' | 'meetings' | 'mail' | 'calendar' | 'directory' | 'sign-in';

/** What a token is for: Graph, or the Bot Connector. */
export type TokenAudience = 'graph' | 'bot';

/** A bearer token and when it ends (UTC). Never logged, never stored in the clear. */
export interface AccessToken {
  value: string;
  expiresAt: Date;
}

/** How a token is asked for. */
export interface TokenWish {
  /** The last one was refused with 401: get another, once. */
  renew?: boolean;
  /** The token must live at least this long, in minutes (5 when left out). */
  livesMinutes?: number;
}

/**
 * Gives tokens: one fetch among many callers and processes, refreshed 5 minutes early with jitter.
 * Throws `Failure` with a code: `profile-missing`, `profile-disabled`, `consent-missing`,
 * `application-unknown`, `directory-unknown`, `secret-wrong`, `secret-expired`, `certificate-expired`, `grant-dead`, `cloud-unreachable`, `clock-off`.
 */
export type TokenSource = (wish?: TokenWish) => Promise<AccessToken>;

/** Tokens for a tenant's consumers. */
export interface MicrosoftTokens {
  /** The application's own token, of the profile that this consumer is bound to. */
  application(tenantId: string, consumer: Consumer, audience: TokenAudience): TokenSource;
  /** A token on behalf of the member whose sign-in token this is. */
  onBehalfOf(tenantId: string, consumer: Consumer, assertion: string): TokenSource;
  /** The token of the tenant's delegated connection; `Failure` `not-connected` when there is none. */
  delegated(tenantId: string, consumer: Consumer): TokenSource;
}

/** A notice as Teams' activity feed takes it. Text of at most 150 characters; `chainId` replaces an earlier notice of the same chain. */
export interface FeedNotice {
  /** Entra object id of the recipient. */
  recipient: string;
  activityType: string;
  /** Values of the activity type's template parameters. */
  parameters: { [name: string]: string };
  preview: string;
  /** Address that the click opens, at most 1,024 characters. */
  webUrl: string;
  topic: string;
  chainId?: number;
}

/** What came of handing a notice to the feed. `uncertain`: nobody knows whether it was taken. */
export type FeedOutcome =
  | { state: 'sent' }
  | { state: 'skipped'; reason: 'app_not_installed' | 'unlinked' | 'blocked' }
  | { state: 'failed'; code: string; mayRepeatAfter?: Date }
  | { state: 'uncertain'; code: string };

/** Teams' activity feed of one tenant. */
export interface ActivityFeed {
  notify(tenantId: string, notice: FeedNotice): Promise<FeedOutcome>;
  /** The same notice for many recipients, 100 a call; one outcome each, in their order. */
  notifyMany(tenantId: string, recipients: readonly string[], notice: Omit<FeedNotice, 'recipient'>): Promise<FeedOutcome[]>;
}
