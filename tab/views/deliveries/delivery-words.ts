import type { Tone } from '../../../shared/api/views.ts';
import type { DeliveryState } from '../../../shared/domain/notices/delivery.ts';
import type { TabTexts, TextKey } from '../../text/load-texts.ts';

/** The states of deliveries, in the order in which a filter offers them. */
export const deliveryStates = ['pending', 'sending', 'sent', 'delivered', 'skipped', 'failed', 'uncertain', 'dead'] as const;

/** The ways out of the desk. */
export const deliveryChannels = ['feed', 'bot', 'mail', 'teams'] as const;

/** How pressing a state is. */
export const deliveryTones: { readonly [state in DeliveryState]: Tone } = {
  pending: 'neutral',
  sending: 'accent',
  sent: 'good',
  delivered: 'good',
  skipped: 'neutral',
  failed: 'attention',
  uncertain: 'warning',
  dead: 'attention',
};

/** Why a delivery stands as it does; the code itself where the catalogue has no words for it. */
export function reasonWords(reason: string, { t }: Pick<TabTexts, 't'>): string {
  const key = `reason.${reason}`;
  const text = t(key as TextKey);
  return text === key ? t('reason.code', { code: reason }) : text;
}
