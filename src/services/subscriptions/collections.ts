import type { CollectionDefinition, StoredDocument } from '../../../shared/ports/document-store.ts';
import { changeBatchCollection } from './change-queue.ts';
import { contentKeyCollection } from './content/content-keys.ts';
import { heldSubscriptionCollection, subscriptionStateCollection } from './held-subscriptions.ts';
import { changeLeaseCollection } from './lease.ts';

/** Everything that change notifications keep. */
export const changeCollections: readonly CollectionDefinition<StoredDocument>[] = [
  heldSubscriptionCollection,
  subscriptionStateCollection,
  changeBatchCollection,
  changeLeaseCollection,
  contentKeyCollection,
];
