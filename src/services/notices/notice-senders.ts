import type { Member } from '../../../shared/domain/member.ts';
import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { FeedOutcome } from '../../../shared/ports/microsoft.ts';

/** What came of handing over a message. `failed` with a time: certainly not processed, and may be tried again from then on. */
export type SendOutcome =
  | Exclude<FeedOutcome, { state: 'skipped' }>
  | {
      state: 'skipped';
      reason: 'app_not_installed' | 'unlinked' | 'blocked' | 'not_set_up' | 'no_conversation' | 'not_readable';
    };

/** Writes notices into a person's own chat with the bot. */
export interface BotMessages {
  /** One message to one member that tells these notices: one with its record's card, several as a summary. Never throws for what the far side does. */
  tell(tenant: Tenant, member: Member, notices: readonly Delivery[]): Promise<SendOutcome>;
}
