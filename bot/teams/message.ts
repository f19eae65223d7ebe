import type { Activity } from 'botbuilder';
import type { OutgoingMessage } from './turn.ts';

/** The content type of an Adaptive Card attachment. */
const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** A message as the Bot Framework takes it. Who, where and reply-to are filled in by the adapter or the proactive sender. Its text is plain unless it mentions somebody: titles in it are other people's words, and no mark-up of theirs may come alive. */
export function toActivity({ text, card, summary, entities }: OutgoingMessage): Partial<Activity> {
  return {
    type: 'message',
    summary,
    ...(text === undefined ? {} : { text, ...(entities === undefined && { textFormat: 'plain' }) }),
    ...(card === undefined ? {} : { attachments: [{ contentType: adaptiveCardType, content: card }] }),
    ...(entities === undefined ? {} : { entities: entities as Activity['entities'] }),
  };
}
