import type { ChangeRefusal } from '../../../../shared/domain/change-notifications.ts';
import type { TenantKeys } from '../../../identity/tenant-keys.ts';
import type { ChangeBatch, ToldItem } from '../change-queue.ts';
import type { Opened } from '../drain.ts';
import type { HeldSubscription } from '../held-subscriptions.ts';
import type { Change } from '../wish.ts';
import type { ContentKeys } from './content-keys.ts';
import { openContent } from './open-content.ts';
import { isFromMicrosoft } from './verify-sender.ts';

/** What batches are opened with. */
export interface OpenBatchParts {
  keys: TenantKeys;
  contents: ContentKeys;
  refuse(reason: ChangeRefusal, count: number, tenantId: string): void;
}

const nothing: Opened = { changes: [], missed: false };

function bare({ changeType, resource, id }: ToldItem): Change {
  return { changeType, resource, ...(id !== undefined && { id }) };
}

/** Opens what a call told. Contents count only when Microsoft proves that it sent them and nobody altered them; one whose key is gone is read from Graph in place of it. */
export function openBatch({ keys, contents, refuse }: OpenBatchParts) {
  return async (batch: ChangeBatch, held: HeldSubscription | undefined): Promise<Opened> => {
    const { items, tenantId, tokens = [], at } = batch;
    const isRich = held?.certificateId !== undefined || items.some(({ sealed }) => sealed !== undefined);
    if (!isRich || items.length === 0) return { changes: items.map(bare), missed: false };
    // Of a subscription that is gone nobody knows any more for whom the proofs must be: what it told is read again.
    if (!held) return { changes: [], missed: true };
    const { clientId, entraTenantId } = held;
    if (!(await isFromMicrosoft(keys, tokens, { clientId, entraTenantId, at }))) {
      refuse('wrong-sender', items.length, tenantId);
      return nothing;
    }
    const changes: Change[] = [];
    let missed = false;
    for (const item of items) {
      if (!item.sealed) {
        changes.push(bare(item));
        continue;
      }
      const key = await contents.find(tenantId, item.sealed.encryptionCertificateId);
      const opened = key && openContent(item.sealed, key);
      if (!opened) missed = true;
      else if (opened.state === 'open') changes.push({ ...bare(item), content: opened.content });
      else refuse('altered', 1, tenantId);
    }
    return { changes, missed };
  };
}
