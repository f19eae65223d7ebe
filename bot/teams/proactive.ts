import type { Connector, NewConversation } from './connector.ts';
import { toActivity } from './message.ts';
import type { Address, Job, Outcome } from './sending.ts';
import type { Conversation, OutgoingMessage } from './turn.ts';

/** Writes into conversations outside a turn. Nothing throws for what the far side does: the outcome says it, and it is on record already. */
export interface Proactive {
  send(conversation: Conversation, message: OutgoingMessage): Promise<Outcome<{ id: string }>>;
  /** Replaces a message the bot sent; may be repeated, so safe to call again. */
  update(
    conversation: Conversation,
    activityId: string,
    message: OutgoingMessage,
    how?: Pick<Job, 'unhurried'>,
  ): Promise<Outcome<{ id: string }>>;
  remove(conversation: Conversation, activityId: string): Promise<Outcome<{ id: string }>>;
  /** Opens the personal conversation with someone, the same one every time; they must have the app. */
  open(person: NewConversation): Promise<Outcome<Conversation>>;
}

function addressOf({ id, serviceUrl, entraTenantId }: Conversation): Address {
  return { serviceUrl, conversationId: id, entraTenantId };
}

function addressed({ id, botId, type, entraTenantId }: Conversation, message: OutgoingMessage): object {
  const conversation = {
    id,
    ...(type === 'personal' ? {} : { isGroup: true }),
    ...(entraTenantId === undefined ? {} : { tenantId: entraTenantId }),
  };
  return { ...toActivity(message), from: { id: botId }, conversation, channelId: 'msteams' };
}

/** Makes the proactive sender on the connector. `onSent` of a message runs here too; `onSentFailed` is told when it fails. */
export function proactive(connector: Connector, onSentFailed: (error: unknown) => void): Proactive {
  return {
    async send(conversation, message) {
      const outcome = await connector.send(addressOf(conversation), addressed(conversation, message));
      if (outcome.state === 'sent') await message.onSent?.(outcome.value.id).catch(onSentFailed);
      return outcome;
    },
    update: (conversation, activityId, message, how) =>
      connector.update(addressOf(conversation), activityId, { ...addressed(conversation, message), id: activityId }, how),
    remove: (conversation, activityId) => connector.remove(addressOf(conversation), activityId),
    async open(person) {
      const outcome = await connector.create(person);
      if (outcome.state !== 'sent') return outcome;
      const { serviceUrl, botId, entraTenantId } = person;
      return { ...outcome, value: { id: outcome.value.id, type: 'personal', serviceUrl, botId, entraTenantId } };
    },
  };
}
