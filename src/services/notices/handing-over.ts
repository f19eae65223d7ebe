import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { recordDelivery } from '../../events/deliveries.ts';
import type { DeliveryBook } from './delivery-book.ts';
import type { SendOutcome } from './notice-senders.ts';
import { fallbackDelivery } from './planned-deliveries.ts';

/** How often a message that is certainly refused is tried before it is given up. */
const mostRefusals = 8;
const insteadOf: ReadonlySet<string> = new Set(['app_not_installed', 'unlinked', 'not_set_up']);

/** Claims the deliveries of one message. Answers those that could be claimed; the first of them stands for the message. */
export async function claimAll(book: DeliveryBook, deliveries: readonly Delivery[]): Promise<Delivery[]> {
  const claimed: Delivery[] = [];
  for (const delivery of deliveries) {
    const one = await book.claim(delivery, claimed.length === 0);
    if (one) claimed.push(one);
  }
  return claimed;
}

async function keepOne(
  store: DocumentStore,
  book: DeliveryBook,
  delivery: Delivery,
  outcome: SendOutcome,
  sentWith: string | undefined,
  now: Date,
): Promise<void> {
  switch (outcome.state) {
    case 'sent':
      return book.settle(delivery, 'sent', undefined, sentWith);
    case 'uncertain':
      return book.settle(delivery, 'uncertain', outcome.code);
    case 'skipped':
      if (delivery.channel === 'feed' && delivery.notice?.fallback && insteadOf.has(outcome.reason))
        await recordDelivery(store, fallbackDelivery(delivery, now));
      return book.settle(delivery, 'skipped', outcome.reason);
    case 'failed':
      if (!outcome.mayRepeatAfter) return book.settle(delivery, 'failed', outcome.code);
      if ((delivery.attempts ?? 0) >= mostRefusals) return book.settle(delivery, 'dead', outcome.code);
      return book.giveBack(delivery, outcome.mayRepeatAfter, outcome.code);
  }
}

/** Notes what came of a message for each delivery that it told. What is certainly not processed is given back to be tried again; a bot message takes the place of a feed item that cannot be had. */
export async function keepOutcome(
  store: DocumentStore,
  book: DeliveryBook,
  claimed: readonly Delivery[],
  outcome: SendOutcome,
  now: Date,
): Promise<void> {
  const [first] = claimed;
  for (const delivery of claimed) {
    await keepOne(store, book, delivery, outcome, delivery === first ? undefined : first?._id, now);
  }
}
