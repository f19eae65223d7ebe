import { type Delivery, type DeliveryState, deliveryChannelTitles, deliveryStateTitles } from '../domain/notices/delivery.ts';
import { instantText } from '../text/plain-time.ts';
import type { Drawing } from './card-buttons.ts';
import { badges, type Ground, heading, textBlock } from './elements.ts';
import type { Face } from './record-frame.ts';

/** How pressing each state of a delivery is. */
export const deliveryGrounds: { readonly [state in DeliveryState]: Ground } = {
  pending: 'accent',
  sending: 'accent',
  sent: 'good',
  delivered: 'good',
  skipped: 'warning',
  failed: 'attention',
  uncertain: 'attention',
  dead: 'attention',
};

/** What a delivery shows of itself: what it tells, on which channel, how it stands and why. */
export function deliveryFace({ name, channel, state, reason, notice, at, attempts }: Delivery, { room, view }: Drawing): Face {
  room.take(900);
  const marks = [
    { text: deliveryChannelTitles[channel], ground: 'emphasis' as const },
    { text: deliveryStateTitles[state], ground: deliveryGrounds[state] },
  ];
  const lines = [
    ...(notice ? [notice.preview] : []),
    ...(reason ? [`Reason: ${reason}`] : []),
    `Made ${instantText(at, view.zone, view.locale)}, tried ${attempts ?? 0} times`,
  ];
  const facts = lines.map((line) => textBlock(room.line(line, 200)));
  return { head: [heading(room.line(name, 200)), badges(marks), ...facts] };
}
