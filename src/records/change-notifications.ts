import type { ChangeNotifications, ChangeRefusal, SubscriptionView } from '../../shared/domain/change-notifications.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { dataOf, word } from '../../shared/text/say.ts';
import { ChangeQueue } from '../services/subscriptions/change-queue.ts';
import { HeldSubscriptions } from '../services/subscriptions/held-subscriptions.ts';

/** A title as it is kept in English, with itself as the sentence under which a language has its own. */
const titled = (title: string) => dataOf({ title: word(title) });

/** Reads how Microsoft tells a tenant of changes: what is subscribed, what is not and why, what waits. Nothing secret is in it. */
export async function readChangeNotifications(store: DocumentStore, tenantId: string): Promise<ChangeNotifications> {
  const held = new HeldSubscriptions(store, tenantId);
  const [all, state, counts] = await Promise.all([held.all(), held.state(), new ChangeQueue(store, tenantId).counts()]);
  const troubles = state?.troubles ?? [];
  const views = all.map(({ wish, title, state, expiresAt, renewAt, lastAt }): SubscriptionView => {
    const trouble = troubles.find((one) => one.wish === wish);
    const times = { ...(expiresAt && { expiresAt }), ...(renewAt && { renewAt }), ...(lastAt && { lastAt }) };
    return { wish, ...titled(title), state, ...times, ...(trouble && { trouble }) };
  });
  const missing = troubles.flatMap((trouble): SubscriptionView[] => {
    const { wish, title } = trouble;
    if (wish === undefined || views.some((one) => one.wish === wish && one.state !== 'ending')) return [];
    return [{ wish, ...titled(title ?? wish), state: 'missing', trouble }];
  });
  const trouble = troubles.find(({ wish }) => wish === undefined);
  return {
    subscriptions: [...views, ...missing].sort((a, b) => (a.wish < b.wish ? -1 : a.wish > b.wish ? 1 : 0)),
    ...(trouble && { trouble }),
    ...(state?.checkedAt && { checkedAt: state.checkedAt }),
    ...counts,
    refused: (state?.refused ?? {}) as { [reason in ChangeRefusal]?: number },
  };
}
