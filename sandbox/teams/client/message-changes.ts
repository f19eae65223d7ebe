import { frameActivity, textActivity } from '../build-activity.ts';
import { withBotMention } from '../message-text.ts';
import type { TeamsMessage, TeamsPerson } from '../teams-types.ts';
import type { ClientCore, DeliveryOptions, Outcome, PersonKey } from './client-core.ts';
import { unheard } from './client-core.ts';

/** What a person does to messages that are there. */
export interface MessageActions {
  /** Changes a message of one's own. */
  edit(person: PersonKey, messageId: string, text: string, options?: DeliveryOptions): Promise<Outcome>;
  /** Deletes a message of one's own. */
  remove(person: PersonKey, messageId: string, options?: DeliveryOptions): Promise<Outcome>;
  /** Takes a deletion back. */
  restore(person: PersonKey, messageId: string, options?: DeliveryOptions): Promise<Outcome>;
  /** Reacts to a message, or takes the same reaction back; the bot hears of reactions to its own messages only. */
  react(person: PersonKey, messageId: string, type: string, options?: DeliveryOptions): Promise<Outcome>;
}

function ownMessage(core: ClientCore, person: TeamsPerson, messageId: string) {
  const found = core.seen(person, messageId);
  const { author } = found.message;
  if (author.kind !== 'person' || author.aadObjectId !== person.aadObjectId)
    throw new Error(`Message ${messageId} is not ${person.name}'s.`);
  return found;
}

/** The part of the client that changes messages. */
export function createMessageActions(core: ClientCore): MessageActions {
  const { world, frame, clock } = core;

  function rewritten(
    key: PersonKey,
    messageId: string,
    eventType: string,
    change: (message: TeamsMessage) => TeamsMessage,
    options?: DeliveryOptions,
  ) {
    const person = world.person(key);
    const { message, conversation } = ownMessage(core, person, messageId);
    const next = change(message);
    world.changeMessage(next);
    const mentionsBot = next.text.includes(`<at>${world.bot.name}</at>`);
    if (!conversation.botInstalled || (conversation.kind === 'groupChat' && !mentionsBot)) return Promise.resolve(unheard());
    const actor = { person, conversation };
    const gone = eventType === 'softDeleteMessage';
    const whole = gone
      ? frameActivity(frame, actor, 'messageDelete', messageId)
      : {
          ...textActivity(frame, actor, { id: messageId, text: next.text, attachments: [], mentionsBot }),
          type: 'messageUpdate',
        };
    const channelData = { ...(whole['channelData'] as object), eventType };
    return core.turn(person, [{ ...whole, channelData }], options);
  }

  return {
    edit(person, messageId, text, options) {
      const written = withBotMention(text, world.bot.name, false).text;
      const edited = (message: TeamsMessage) => ({ ...message, text: written, editedAt: clock.now().toISOString() });
      return rewritten(person, messageId, 'editMessage', edited, options);
    },
    remove(person, messageId, options) {
      return rewritten(
        person,
        messageId,
        'softDeleteMessage',
        (message) => ({ ...message, removedAt: clock.now().toISOString() }),
        options,
      );
    },
    restore(person, messageId, options) {
      return rewritten(person, messageId, 'undeleteMessage', ({ removedAt: _gone, ...message }) => message, options);
    },
    async react(key, messageId, type, options) {
      const person = world.person(key);
      const { message, conversation } = core.seen(person, messageId);
      const isMine = (one: { type: string; by: string }) => one.type === type && one.by === person.aadObjectId;
      const had = message.reactions.some(isMine);
      const others = message.reactions.filter((one) => !isMine(one));
      world.touchMessage({ ...message, reactions: had ? others : [...others, { type, by: person.aadObjectId }] });
      if (message.author.kind !== 'bot' || !conversation.botInstalled) return unheard();
      const base = frameActivity(frame, { person, conversation }, 'messageReaction', core.ids.event(), {
        legacy: { replyToId: messageId },
      });
      const change = had ? { reactionsRemoved: [{ type }] } : { reactionsAdded: [{ type }] };
      return core.turn(person, [{ ...base, ...change, replyToId: messageId }], options);
    },
  };
}
