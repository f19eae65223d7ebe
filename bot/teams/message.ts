import type { Activity } from 'botbuilder';
import type { OutgoingMessage } from './turn.ts';

/** The content type of an Adaptive Card attachment. */
const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** A message as the Bot Framework takes it; who, where and reply-to are filled in by the adapter or the proactive sender. */
export function toActivity({ text, card, summary, entities }: OutgoingMessage): Partial<Activity> {
  return {
    type: 'message',
    summary,
    ...(text === undefined ? {} : { text }),
    ...(card === undefined ? {} : { attachments: [{ contentType: adaptiveCardType, content: card }] }),
    ...(entities === undefined ? {} : { entities: entities as Activity['entities'] }),
  };
}
