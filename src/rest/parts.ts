import type { Config } from '../../shared/api/answers.ts';
import type { RecordReference } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Core } from '../core.ts';
import type { Log } from '../http/log.ts';
import type { VerifySignIn } from '../identity/verify-sign-in.ts';
import type { CallAllowance } from './call-allowance.ts';
import type { ChangeFeed } from './change-feed.ts';

/** What the REST interface works with. */
export interface RestParts {
  core: Pick<Core, 'registry' | 'door'>;
  verify: VerifySignIn;
  allowance: CallAllowance;
  feed: ChangeFeed;
  /** What can be known before sign-in; the hint names an Entra tenant. */
  config(entraTenantId: string | undefined): Promise<Config>;
  /** Origin that signs people in. */
  authority(): string;
  /** The app package of a desk, as it is uploaded to Teams. */
  appPackage(tenant: Tenant): Promise<{ name: string; zip: Uint8Array }>;
  now(): Date;
  nonce(): string;
  /** Makes the number under which the log holds what a caller is told nothing of. */
  reference(): string;
  log: Log;
  link(ref: RecordReference): string | undefined;
  /** Which Deskhand this is. */
  version: string;
  /** Addresses whose pages may call, beside the one that is called. */
  origins: readonly string[];
}
