import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import type { NoticePlan } from '../../../shared/domain/notices/plan-notices.ts';
import { derivedId } from '../../actions/keys.ts';
import type { NewDelivery } from '../../events/deliveries.ts';

/** The id of a notice's delivery: the same event tells the same person once on each channel. */
function deliveryId(tenantId: string, { content, channel, recipient }: NoticePlan): string {
  return derivedId(tenantId, content.eventId, content.category, channel, recipient);
}

/** The delivery that a planned notice becomes. */
export function plannedDelivery(tenantId: string, plan: NoticePlan, at: Date): NewDelivery {
  const { recipient, channel, about, content, verdict } = plan;
  const base = { _id: deliveryId(tenantId, plan), tenantId, channel, about, recipient, at, notice: content };
  if (verdict.state === 'skipped') return { ...base, state: 'skipped', reason: verdict.reason };
  const { notBefore, reason } = verdict;
  return { ...base, state: 'pending', notBefore, ...(reason && { reason, bundled: true }) };
}

/** The bot message that takes the place of a feed item which cannot be had. */
export function fallbackDelivery(delivery: Delivery, now: Date): NewDelivery {
  const { tenantId, recipient, about, at, notice } = delivery;
  const content = { ...notice!, fallback: false };
  const plan: NoticePlan = {
    recipient,
    channel: 'bot',
    about: about!,
    content,
    verdict: { state: 'pending', notBefore: now },
  };
  return { ...plannedDelivery(tenantId, plan, at), ...(delivery.bundled && { bundled: true }) };
}
