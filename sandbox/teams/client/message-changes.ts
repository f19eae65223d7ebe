import { objectAt } from '../../json.ts';
import { frameActivity, textActivity } from '../build-activity.ts';
import { withBotMention } from '../message-text.ts';
import type { Reaction, TeamsMessage, TeamsPerson } from '../teams-types.ts';
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

interface Rewriting {
  readonly eventType: 'editMessage' | 'softDeleteMessage' | 'undeleteMessage';
  readonly change: (message: TeamsMessage) => TeamsMessage;
  readonly options: DeliveryOptions | undefined;
}

async function rewrite(
  core: ClientCore,
  key: PersonKey,
  messageId: string,
  { eventType, change, options }: Rewriting,
): Promise<Outcome> {
  const { world, frame } = core;
  const person = world.person(key);
  const { message, conversation } = ownMessage(core, person, messageId);
  const next = change(message);
  world.changeMessage(next);
  const mentionsBot = next.text.includes(`<at>${world.bot.name}</at>`);
  if (!conversation.botInstalled || (conversation.kind === 'groupChat' && !mentionsBot)) return unheard();
  const actor = { person, conversation };
  const told =
    eventType === 'softDeleteMessage'
      ? frameActivity(frame, actor, 'messageDelete', messageId)
      : {
          ...textActivity(frame, actor, { id: messageId, text: next.text, attachments: [], mentionsBot }),
          type: 'messageUpdate',
        };
  return core.turn(person, [{ ...told, channelData: { ...objectAt(told, 'channelData'), eventType } }], options);
}

async function react(
  core: ClientCore,
  key: PersonKey,
  messageId: string,
  type: string,
  options?: DeliveryOptions,
): Promise<Outcome> {
  const { world, frame, ids } = core;
  const person = world.person(key);
  const { message, conversation } = core.seen(person, messageId);
  const isMine = (one: Reaction) => one.type === type && one.by === person.aadObjectId;
  const had = message.reactions.some(isMine);
  const others = message.reactions.filter((one) => !isMine(one));
  world.touchMessage({ ...message, reactions: had ? others : [...others, { type, by: person.aadObjectId }] });
  if (message.author.kind !== 'bot' || !conversation.botInstalled) return unheard();
  const legacy = { legacy: { replyToId: messageId } };
  const base = frameActivity(frame, { person, conversation }, 'messageReaction', ids.event(), legacy);
  const change = had ? { reactionsRemoved: [{ type }] } : { reactionsAdded: [{ type }] };
  return core.turn(person, [{ ...base, ...change, replyToId: messageId }], options);
}

/** The part of the client that changes messages. */
export function createMessageActions(core: ClientCore): MessageActions {
  const now = () => core.clock.now().toISOString();
  return {
    edit(person, messageId, text, options) {
      const written = withBotMention(text, core.world.bot.name, false).text;
      const change = (message: TeamsMessage) => ({ ...message, text: written, editedAt: now() });
      return rewrite(core, person, messageId, { eventType: 'editMessage', change, options });
    },
    remove(person, messageId, options) {
      const change = (message: TeamsMessage) => ({ ...message, removedAt: now() });
      return rewrite(core, person, messageId, { eventType: 'softDeleteMessage', change, options });
    },
    restore(person, messageId, options) {
      const change = ({ removedAt: _gone, ...message }: TeamsMessage) => message;
      return rewrite(core, person, messageId, { eventType: 'undeleteMessage', change, options });
    },
    react: (person, messageId, type, options) => react(core, person, messageId, type, options),
  };
}
